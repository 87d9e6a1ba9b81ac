import { SelectField, TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { type RowGroup, rowField } from './field-names.ts';
import { FormRows } from './form-rows.tsx';

export type ContactRowsProps = {
  group: RowGroup;
  draft: Draft;
  errors: Errors;
  action: string;
  /** Places of the service that a contact may belong to. */
  places?: { value: string; label: string }[];
};

export function ContactRows({ group, draft, errors, action, places }: ContactRowsProps) {
  return (
    <FormRows {...{ group, draft, action }} word="Coordonnée" addLabel="Ajouter une coordonnée">
      {(row, own) => {
        const field = (part: string, usual = '') => {
          const name = rowField(group, part, row);
          return { name, defaultValue: textOf(own, name) || usual, error: errors[name] };
        };
        return (
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField label="Moyen" {...field('canal', 'telephone')}>
              <option value="telephone">Téléphone</option>
              <option value="courriel">Courriel</option>
              <option value="site">Site</option>
            </SelectField>
            <TextField label="Numéro ou adresse" autoComplete="off" {...field('valeur')} />
            <TextField label="À quoi elle sert" placeholder="accueil" {...field('libelle')} />
            <SelectField label="Qui la voit" {...field('visibilite', 'public')}>
              <option value="public">Tout le monde</option>
              <option value="professionnels">Les professionnels</option>
              <option value="coordination">La coordination</option>
            </SelectField>
            {places && places.length > 0 && (
              <SelectField label="Pour quel lieu" {...field('lieu')}>
                <option value="">Tout le service</option>
                {places.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </SelectField>
            )}
          </div>
        );
      }}
    </FormRows>
  );
}
