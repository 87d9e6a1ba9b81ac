import { FieldError, SelectField, TextareaField, TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, listOf, textOf } from '#app/ui/form-draft.ts';

type GroupFieldsProps = {
  draft: Draft;
  errors: Errors;
  pages: { id: string; title: string }[];
  /** More than one: which of them is asked. */
  territories?: { id: string; name: string }[];
};

export function GroupFields({ draft, errors, pages, territories = [] }: GroupFieldsProps) {
  return (
    <div className="space-y-4">
      {territories.length > 1 && (
        <SelectField
          label="Territoire"
          name="territoire"
          defaultValue={textOf(draft, 'territoire')}
          error={errors.territoire}
        >
          {territories.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label="Nom du groupe"
        name="nom"
        defaultValue={textOf(draft, 'nom')}
        error={errors.nom}
        autoComplete="off"
      />
      <TextField
        label="Thème"
        aside="(facultatif)"
        name="theme"
        defaultValue={textOf(draft, 'theme')}
        error={errors.theme}
        autoComplete="off"
      />
      <TextareaField
        label="Ce que le groupe cherche à faire"
        aside="(facultatif)"
        name="but"
        defaultValue={textOf(draft, 'but')}
        error={errors.but}
      />
      <TextareaField
        label="Organismes membres"
        hint="Un par ligne, comme dans l’annuaire : leur nom ou leur sigle."
        name="organismes"
        defaultValue={textOf(draft, 'organismes')}
        error={errors.organismes}
      />
      {pages.length > 0 && (
        <fieldset className="min-w-0">
          <legend className="font-semibold">Ses ateliers</legend>
          <FieldError id="ateliers-erreur" error={errors.atelier} />
          <ul>
            {pages.map(({ id, title }) => (
              <li key={id}>
                <label className="inline-flex max-w-full min-h-11 items-center gap-3">
                  <input
                    type="checkbox"
                    name="atelier"
                    value={id}
                    defaultChecked={listOf(draft, 'atelier').includes(id)}
                    className="size-5 shrink-0"
                  />
                  <span className="min-w-0 break-words">{title}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </div>
  );
}
