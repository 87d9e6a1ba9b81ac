// What the form that takes an edition up again asks beside its name and day. Runs on the server only.
import { formText } from '#app/ui/plain-text.ts';
import type { EditionInput } from './edition-form.ts';
import type { Keeping } from './moved-days.ts';

/** `seen`: for which answers the dates were shown. */
export type CopyAsked = { keep: Keeping; seen: string };

export function readCopy(form: FormData): CopyAsked {
  return { keep: form.get('garder') === 'semaine' ? 'weekdays' : 'gaps', seen: formText(form, 'vu') };
}

/** Dates that were shown for another day say nothing of this one. */
export function seenKey({ day }: Pick<EditionInput, 'day'>, keep: Keeping): string {
  return `${day ?? ''} ${keep}`;
}
