// « C’est votre structure ? »: who asks to keep an entry. Runs on the server only.
import { z } from 'zod';
import { formText } from '#app/ui/plain-text.ts';

/** A field that people do not see; programs fill it. */
export const CLAIM_TRAP = 'adresse-postale';

export type ClaimDraft = { nom: string; fonction: string; courriel: string; message: string };
export type ClaimErrors = Partial<Record<keyof ClaimDraft, string[]>>;
export type AskedClaim = { name: string; position: string; mail: string; message: string };

const short = (most: number) => z.string().max(most, { error: `C’est trop long : ${most} caractères au plus.` });
const schema = z.object({
  nom: short(120).min(2, { error: 'Écrivez votre nom.' }),
  fonction: short(120).min(2, { error: 'Dites ce que vous faites dans cette structure.' }),
  courriel: z
    .string()
    .max(254)
    .pipe(z.email({ error: 'Écrivez une adresse complète, comme prenom.nom@exemple.fr.' })),
  message: short(1_000),
});

export function readClaim(
  form: FormData,
): { draft: ClaimDraft; claim: AskedClaim } | { draft: ClaimDraft; errors: ClaimErrors } {
  const draft = {
    nom: formText(form, 'nom', 300),
    fonction: formText(form, 'fonction', 300),
    courriel: formText(form, 'courriel', 300),
    message: formText(form, 'message', 3_000),
  };
  const parsed = schema.safeParse(draft);
  if (!parsed.success) return { draft, errors: z.flattenError(parsed.error).fieldErrors };
  const { nom: name, fonction: position, courriel, message } = parsed.data;
  return { draft, claim: { name, position, mail: courriel.toLowerCase(), message } };
}
