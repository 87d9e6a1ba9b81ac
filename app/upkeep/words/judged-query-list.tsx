import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { textOf } from '#app/ui/form-draft.ts';
import { NeedSelect, type WordsFormProps } from './need-select.tsx';
import { RemoveForm } from './remove-form.tsx';

type JudgedQueryListProps = WordsFormProps & { judged: { id: string; typed: string; label: string }[] };

export function JudgedQueryList({ judged, ...form }: JudgedQueryListProps) {
  const { here, draft, errors } = form;
  return (
    <section aria-labelledby="recherches-jugees">
      <h2 id="recherches-jugees">Recherches qui doivent aboutir</h2>
      <p className="mt-1 max-w-prose text-soft">
        Ce que l’on tape ici, et le besoin qui doit répondre. Elles s’ajoutent à une petite liste livrée avec Maillage,
        et disent ce qu’un nouveau mot améliore ou abîme avant que vous l’enregistriez.
      </p>
      <ul className="mt-2 divide-y divide-line">
        {judged.map(({ id, typed, label }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span className="min-w-0 break-words">
              « {typed} » : {label}
            </span>
            <RemoveForm here={here} act="retirer-recherche" id={id} name={typed} />
          </li>
        ))}
      </ul>
      <form method="post" action={here} className="mt-4 grid max-w-4xl gap-4 sm:grid-cols-2" noValidate>
        <TextField
          label="Ce que l’on tape"
          name="recherche"
          defaultValue={textOf(draft, 'recherche')}
          error={errors.recherche}
          autoComplete="off"
        />
        <NeedSelect {...form} name="recherche-besoin" label="Besoin qui doit répondre" />
        <p>
          <Button name="geste" value="juger">
            Ajouter cette recherche
          </Button>
        </p>
      </form>
    </section>
  );
}
