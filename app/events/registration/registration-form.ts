// What somebody writes to register, or changes afterwards. Runs on the server only.
import { z } from 'zod';
import { formText } from '#app/ui/plain-text.ts';

/** A field that people do not see; programs fill it. */
export const REGISTRATION_TRAP = 'adresse-postale';

export type RegistrationDraft = {
  nom: string;
  structure: string;
  courriel: string;
  besoins: string;
  seances: string[];
};
export type RegistrationErrors = Partial<Record<keyof RegistrationDraft, string[]>>;
export type Asked = { name: string; structure: string; mail: string; needs: string; sessions: string[] };

type Rules = {
  /** Sessions that exist. */
  sessions: readonly { id: string }[];
  isStructureAsked: boolean;
  /** `optional`: somebody added by hand; `none`: what the holder of a link changes. */
  mail: 'asked' | 'optional' | 'none';
};

const short = (most: number) => z.string().max(most, { error: `C’est trop long : ${most} caractères au plus.` });
const mail = z
  .string()
  .max(254)
  .pipe(z.email({ error: 'Écrivez une adresse complète, comme prenom.nom@exemple.fr.' }));

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

export function readRegistration(
  form: FormData,
  rules: Rules,
): { draft: RegistrationDraft; asked: Asked } | { draft: RegistrationDraft; errors: RegistrationErrors } {
  const known = new Set(rules.sessions.map(({ id }) => id));
  const ticked = form.getAll('seances').filter((one): one is string => typeof one === 'string');
  const draft: RegistrationDraft = {
    nom: oneLine(formText(form, 'nom', 300)),
    structure: oneLine(formText(form, 'structure', 300)),
    courriel: formText(form, 'courriel', 300),
    besoins: formText(form, 'besoins', 3_000),
    seances: [...new Set(ticked)].filter((id) => known.has(id)),
  };
  const schema = z.object({
    nom: short(120).min(2, { error: 'Écrivez votre nom.' }),
    structure: rules.isStructureAsked
      ? short(160).min(2, { error: 'Écrivez le nom de votre structure, ou « particulier ».' })
      : short(160),
    courriel: rules.mail === 'asked' ? mail : z.union([z.literal(''), mail]),
    besoins: short(1_000),
  });
  const parsed = schema.safeParse(draft);
  const isWithoutMail = rules.mail === 'none';
  if (!parsed.success) return { draft, errors: z.flattenError(parsed.error).fieldErrors };
  const { nom: name, structure, courriel, besoins: needs } = parsed.data;
  return {
    draft,
    asked: { name, structure, mail: isWithoutMail ? '' : courriel.toLowerCase(), needs, sessions: draft.seances },
  };
}
