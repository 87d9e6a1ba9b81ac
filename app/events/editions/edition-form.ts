// An edition as it is edited. Runs on the server only.
import { z } from 'zod';
import { type Draft, type Errors, readDraft } from '#app/ui/form-draft.ts';
import { isDay } from '#db/paris-time.ts';

export type EditionInput = { name: string; theme: string; day: string | null };

const schema = z.object({
  nom: z
    .string()
    .min(2, { error: 'Donnez un nom, comme « JCPE 2027 ».' })
    .max(120, { error: 'Le nom : 120 caractères au plus.' }),
  theme: z.string().max(200, { error: 'Le thème : 200 caractères au plus.' }),
  jour: z
    .string()
    .refine((value) => value === '' || isDay(value), { error: 'Choisissez un jour qui existe, ou laissez vide.' }),
});

export function readEditionDraft(form: FormData): Draft {
  return readDraft(form, ['nom', 'theme', 'jour', 'territoire']);
}

export function readEdition(draft: Draft): EditionInput | { errors: Errors } {
  const parsed = schema.safeParse(draft);
  if (!parsed.success) return { errors: z.flattenError(parsed.error).fieldErrors };
  const { nom, theme, jour } = parsed.data;
  return { name: nom, theme, day: jour || null };
}
