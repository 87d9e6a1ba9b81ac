import { SelectField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';

/** What every form of the page of words is given. */
export type WordsFormProps = {
  here: string;
  needs: { value: string; label: string }[];
  draft: Draft;
  errors: Errors;
};

export function NeedSelect({ name, label, needs, draft, errors }: WordsFormProps & { name: string; label: string }) {
  return (
    <SelectField label={label} name={name} defaultValue={textOf(draft, name)} error={errors[name]}>
      <option value="">Choisir un besoin</option>
      {needs.map((need) => (
        <option key={need.value} value={need.value}>
          {need.label}
        </option>
      ))}
    </SelectField>
  );
}
