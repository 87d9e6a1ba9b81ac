import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';

type Setting = { action: string; isOpen: boolean; canOpen: boolean; isFirstStep: boolean };

/** Whether people may register now, and the button that changes it. */
export function OpenForm({ action, isOpen, canOpen, isFirstStep }: Setting) {
  if (!canOpen) return null;
  if (isOpen)
    return (
      <form method="post" action={action} className="mt-6 flex flex-wrap items-center gap-x-4">
        <p>Les inscriptions sont ouvertes.</p>
        <Button name="geste" value="fermer" variant="quiet">
          Les fermer
        </Button>
      </form>
    );
  return (
    <Notice tone="warning" title="Les inscriptions sont fermées" className="mt-6">
      <form method="post" action={action} className="mt-2">
        <Button name="geste" value="ouvrir" variant={isFirstStep ? 'primary' : 'secondary'}>
          Ouvrir les inscriptions
        </Button>
      </form>
    </Notice>
  );
}

export function ForgetForm({ action, day, error }: { action: string; day: string; error?: string[] }) {
  return (
    <details open={error ? true : undefined} className="mt-3 border-y border-line py-3">
      <summary className="min-h-11 cursor-pointer content-center font-semibold text-action underline underline-offset-4">
        Effacement des données
      </summary>
      <form method="post" action={action} className="mt-3 max-w-xl space-y-4" noValidate>
        <p>
          Ce jour-là, les noms, les adresses et les besoins disparaissent. Restent les nombres, par type de structure.
          Les personnes inscrites ont lu cette date.
        </p>
        <TextField label="Effacer les données le" type="date" name="effacer-le" defaultValue={day} error={error} />
        <Button name="geste" value="effacement">
          Enregistrer cette date
        </Button>
      </form>
    </details>
  );
}
