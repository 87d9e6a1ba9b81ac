import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';

export type PasskeyItemProps = {
  action: string;
  id: string;
  name: string;
  isSynced: boolean;
  since: string;
  used: string | null;
};

export function PasskeyItem({ action, id, name, isSynced, since, used }: PasskeyItemProps) {
  return (
    <li className="py-4">
      <p className="font-semibold">{name}</p>
      <p className="text-small text-soft">
        ajoutée le {since}
        {used ? `, servie le ${used}` : ', pas encore servie'}
        {isSynced && ' ; copiée sur vos autres appareils par leur fabricant'}
      </p>
      <details className="mt-2">
        <summary className="min-h-11 w-fit cursor-pointer py-2 font-semibold text-action">
          Renommer ou retirer<span className="sr-only"> {name}</span>
        </summary>
        <form method="post" action={action} className="mt-2 max-w-md space-y-3">
          <input type="hidden" name="cle" value={id} />
          <TextField label="Nouveau nom" name="nom" maxLength={60} defaultValue={name} required />
          <p className="flex flex-wrap gap-3">
            <Button name="geste" value="renommer">
              Renommer
            </Button>
            <Button name="geste" value="retirer" formNoValidate>
              Retirer cette clé
            </Button>
          </p>
        </form>
      </details>
    </li>
  );
}
