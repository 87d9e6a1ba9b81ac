// Two people edited the same thing: what differs, field by field, and which version of each was chosen.

import type { Draft } from '#app/ui/form-draft.ts';
import { isRowUsed, type RowGroup, rowField, rowNames, rowNumbers } from './field-names.ts';

/** `isTouched`: who sends the form changed this field since it was opened, as far as is known. */
export type Difference = { name: string; label: string; mine: string; theirs: string; isTouched: boolean };

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

/** `marks`: what the form said when it was opened (`marksOf`); '' when that is not known. */
export function differences(mine: Draft, theirs: Draft, fields: ComparedField[], marks = ''): Difference[] {
  const opened = new URLSearchParams(marks);
  return fields.flatMap(({ name, label, say }) => {
    const [own, other] = [say(mine), say(theirs)];
    return own === other
      ? []
      : [{ name, label, mine: own, theirs: other, isTouched: opened.get(name) !== markOf(own) }];
  });
}

export const MARKS_FIELD = 'ouverte';
const LONGEST_MARKS = 4_000;

export function marksIn(form: FormData): string {
  return String(form.get(MARKS_FIELD) ?? '').slice(0, LONGEST_MARKS);
}

/** A few letters per field, sent along with the form: later it is known which ones nobody touched. */
export function marksOf(draft: Draft, fields: ComparedField[]): string {
  return new URLSearchParams(fields.map(({ name, say }) => [name, markOf(say(draft))])).toString();
}

/** FNV-1a: two versions of one field seldom share it, and then only another choice is proposed first. */
function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
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
