import { Button } from '#app/ui/button.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { PHASES } from '../event.ts';

export type TaskFieldsProps = {
  action: string;
  owners: { id: string; name: string }[];
  draft: Draft;
  errors: Errors;
  /** Of the task that is changed; without it one is added. */
  id?: string;
};

export function TaskFields({ action, owners, draft, errors, id }: TaskFieldsProps) {
  const field = (name: string, usual = '') => ({
    name,
    defaultValue: textOf(draft, name) || usual,
    error: errors[name],
  });
  return (
    <form method="post" action={action} className="mt-4 grid gap-4 sm:grid-cols-2" noValidate>
      {id && <input type="hidden" name="id" value={id} />}
      <TextField label="Ce qu’il y a à faire" className="sm:col-span-2" {...field('tache')} />
      <SelectField label="Quand" {...field('phase', 'avant')}>
        {PHASES.map(({ slug, label }) => (
          <option key={slug} value={slug}>
            {label}
          </option>
        ))}
      </SelectField>
      <TextField label="Pour le" aside="(facultatif)" type="date" {...field('echeance')} />
      <SelectField label="Qui s’en charge" {...field('responsable')}>
        <option value="">Quelqu’un d’autre, ou personne encore</option>
        {owners.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField label="Son nom" aside="(si la liste ne l’a pas)" {...field('responsable-nom')} />
      <p>
        {id ? (
          <Button name="geste" value="changer">
            Enregistrer la tâche
          </Button>
        ) : (
          <Button>Ajouter la tâche</Button>
        )}
      </p>
    </form>
  );
}
