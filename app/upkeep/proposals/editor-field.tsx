import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { SelectField, TextareaField, TextField } from '#app/ui/field.tsx';
import type { Editor } from './editable.ts';

export type EditorFieldProps = { editor: Editor; name?: string; label?: string; error?: string[] };

/** One path of an entry as a form field. */
export function EditorField({ editor, name = editor.path, label = editor.label, error }: EditorFieldProps) {
  const { kind, hint, value, choices = [] } = editor;
  const chosen = [value].flat();
  if (kind === 'codes')
    return (
      <ChoiceGroup
        legend={label}
        hint={hint}
        name={name}
        type="checkbox"
        choices={choices}
        chosen={chosen}
        error={error}
        columns={2}
      />
    );
  if (kind === 'yes')
    return (
      <label className="flex min-h-11 cursor-pointer items-start gap-3 rounded-control border border-line bg-raised px-3 py-2.5 has-checked:border-action has-checked:bg-action-tint">
        <input
          type="checkbox"
          name={name}
          value="oui"
          defaultChecked={value === 'oui'}
          className="mt-1 size-4.5 shrink-0"
        />
        <span>{label}</span>
      </label>
    );
  const field = { label, hint, name, error, defaultValue: String(value) };
  if (kind === 'code')
    return (
      <SelectField {...field}>
        <option value="">Choisir</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </SelectField>
    );
  return kind === 'text' ? <TextareaField {...field} rows={3} /> : <TextField {...field} autoComplete="off" />;
}
