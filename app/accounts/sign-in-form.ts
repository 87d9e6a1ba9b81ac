// What may be typed to sign in. Runs on the server only.
import { z } from 'zod';

const mail = z.string().trim().max(254).pipe(z.email());

/** null when it is no mail address. */
export function readMail(form: FormData): string | null {
  const parsed = mail.safeParse(form.get('courriel'));
  return parsed.success ? parsed.data.toLowerCase() : null;
}

/** Six digits, however they were spaced; null otherwise. */
export function readCode(form: FormData): string | null {
  const typed = form.get('code');
  const digits = typeof typed === 'string' ? typed.slice(0, 40).replaceAll(/[\s\u202f.-]/g, '') : '';
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** A path of ours; anything else is forgotten. */
export function readWanted(value: FormDataEntryValue | null): string {
  if (typeof value !== 'string' || value.length > 500 || !/^\/[^/\\]/.test(value)) return '';
  return /^[\x21-\x7e]+$/.test(value) ? value : '';
}

/** « Poste partagé », ticked. */
export function readIsShared(form: FormData): boolean {
  return form.get('poste') === 'partage';
}
