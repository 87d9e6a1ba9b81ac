import { SelectField, TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { DOCUMENTS, rowField } from './field-names.ts';
import { FormRows } from './form-rows.tsx';

export function DocumentRows({ draft, errors, action }: { draft: Draft; errors: Errors; action: string }) {
  return (
    <FormRows group={DOCUMENTS} {...{ draft, action }} word="Document" addLabel="Ajouter un document ou un lien">
      {(row, own) => {
        const field = (part: string, usual = '') => {
          const name = rowField(DOCUMENTS, part, row);
          return { name, defaultValue: textOf(own, name) || usual, error: errors[name] };
        };
        return (
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField label="Ce que c’est" placeholder="Dépliant de la permanence" {...field('titre')} />
            <SelectField label="Genre" {...field('genre', 'document')}>
              <option value="document">Document ou page</option>
              <option value="video">Vidéo</option>
            </SelectField>
            <TextField
              label="Adresse"
              hint="Comme https://www.exemple.fr/depliant.pdf"
              inputMode="url"
              className="sm:col-span-2"
              {...field('adresse')}
            />
          </div>
        );
      }}
    </FormRows>
  );
}
