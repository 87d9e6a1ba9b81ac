// What may be typed about a passkey. Runs on the server only.
import { z } from 'zod';

const id = z.uuid();

export function readPasskeyId(form: FormData): string | null {
  const parsed = id.safeParse(form.get('cle'));
  return parsed.success ? parsed.data : null;
}

/** One line of sixty characters at most; '' when there is none. */
export function passkeyName(form: FormData): string {
  const typed = form.get('nom');
  if (typeof typed !== 'string') return '';
  return typed
    .slice(0, 200)
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 60)
    .toWellFormed();
}
