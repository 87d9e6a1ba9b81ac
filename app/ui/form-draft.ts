// What was typed in a long form, as it is shown again: one text or one list per field, never trusted.
import { formText, plainText } from './plain-text.ts';

export type Draft = Record<string, string | string[]>;
export type Errors = Record<string, string[]>;

const LONGEST = 20_000;

/** `lists`: names whose values are several. */
export function readDraft(form: FormData, names: readonly string[], lists: readonly string[] = []): Draft {
  const draft: Draft = {};
  for (const name of names) draft[name] = formText(form, name, LONGEST);
  for (const name of lists) draft[name] = [...new Set(form.getAll(name).slice(0, 200).map(clean))].filter(Boolean);
  return draft;
}

export function textOf(draft: Draft, name: string): string {
  const value = draft[name];
  return typeof value === 'string' ? value : '';
}

export function listOf(draft: Draft, name: string): string[] {
  const value = draft[name];
  return Array.isArray(value) ? value : [];
}

function clean(value: FormDataEntryValue): string {
  return typeof value === 'string' ? plainText(value, LONGEST) : '';
}
