import { formText } from '#app/ui/plain-text.ts';

/** The few words that stay in the history. */
export function readWhy(form: FormData): string {
  return formText(form, 'pourquoi', 500);
}
