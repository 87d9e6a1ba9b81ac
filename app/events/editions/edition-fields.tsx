import { TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';

export type EditionFieldsProps = { draft: Draft; errors: Errors; idPrefix?: string };

export function EditionFields({ draft, errors, idPrefix = '' }: EditionFieldsProps) {
  const field = (name: string) => ({
    id: `${idPrefix}${name}`,
    name,
    defaultValue: textOf(draft, name),
    error: errors[name],
  });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField label="Nom" hint="Comme « JCPE 2027 »" {...field('nom')} />
      <TextField
        label="La journée"
        aside="(si elle est connue)"
        hint="Le jour autour duquel tout se place"
        type="date"
        {...field('jour')}
      />
      <TextField label="Thème" aside="(facultatif)" className="sm:col-span-2" {...field('theme')} />
    </div>
  );
}
