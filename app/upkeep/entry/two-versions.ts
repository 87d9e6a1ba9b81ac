// Two people edited the same thing: what differs, field by field, and which version of each was chosen.
import { isRowUsed, type RowGroup, rowField, rowNames, rowNumbers } from './field-names.ts';
import type { Draft } from './form-draft.ts';

export type Difference = { name: string; label: string; mine: string; theirs: string };

/** What is compared and chosen as one: a field, or all the rows of a group. */
export type ComparedField = { name: string; label: string; names: string[]; say: (draft: Draft) => string };

const CHOICE = 'garder-';

export function comparedFields(
  labels: Record<string, string>,
  say: (name: string, value: string | string[]) => string,
): ComparedField[] {
  return Object.entries(labels).map(([name, label]) => ({
    name,
    label,
    names: [name],
    say: (draft) => say(name, draft[name] ?? ''),
  }));
}

/** Rows are compared whole: one added above another would otherwise shift all of them. */
export function comparedRows(
  group: RowGroup,
  label: string,
  sayRow: (part: (name: string) => string | string[]) => string,
): ComparedField {
  const { texts, lists } = rowNames(group);
  return {
    name: `groupe-${group.name}`,
    label,
    names: [...texts, ...lists],
    say: (draft) =>
      rowNumbers(group)
        .filter((row) => isRowUsed(group, draft, row))
        .map((row) => sayRow((part) => draft[rowField(group, part, row)] ?? ''))
        .join('\n'),
  };
}

export function differences(mine: Draft, theirs: Draft, fields: ComparedField[]): Difference[] {
  return fields.flatMap(({ name, label, say }) => {
    const [own, other] = [say(mine), say(theirs)];
    return own === other ? [] : [{ name, label, mine: own, theirs: other }];
  });
}

export function choiceName(name: string): string {
  return `${CHOICE}${name}`;
}

/** The typed version, with the stored one where the radio buttons say so. */
export function chosenVersion(form: FormData, mine: Draft, theirs: Draft, fields: ComparedField[]): Draft {
  const names = fields
    .filter(({ name }) => form.get(choiceName(name)) === 'enregistree')
    .flatMap((field) => field.names);
  return {
    ...mine,
    ...Object.fromEntries(names.map((name) => [name, theirs[name] ?? (Array.isArray(mine[name]) ? [] : '')])),
  };
}
