// Settings of the whole instance: who sends its mails, who answers for it. Runs on the server only.
import { z } from 'zod';
import { formText } from '#app/ui/plain-text.ts';

export type InstanceSettings = {
  senderName: string;
  senderMail: string;
  legalName: string;
  legalMail: string;
  legalAddress: string;
};

export type InstanceDraft = Record<
  'expediteur-nom' | 'expediteur-courriel' | 'responsable' | 'responsable-courriel' | 'responsable-adresse',
  string
>;
export type InstanceErrors = Partial<Record<keyof InstanceDraft, string[]>>;

const short = (most: number) => z.string().max(most, { error: `C’est trop long : ${most} caractères au plus.` });
const mail = z.email({ error: 'Écrivez une adresse complète, comme reseau@exemple.fr.' }).max(254);
const schema = z.object({
  'expediteur-nom': short(80)
    .min(2, { error: 'Écrivez le nom que verront les destinataires.' })
    .regex(/^[^<>"\n]*$/, { error: 'Sans guillemets ni chevrons.' }),
  'expediteur-courriel': mail,
  responsable: short(200),
  'responsable-courriel': z.union([z.literal(''), mail]),
  'responsable-adresse': short(400),
});

export function instanceDraft(settings: InstanceSettings | null): InstanceDraft {
  return {
    'expediteur-nom': settings?.senderName ?? '',
    'expediteur-courriel': settings?.senderMail ?? '',
    responsable: settings?.legalName ?? '',
    'responsable-courriel': settings?.legalMail ?? '',
    'responsable-adresse': settings?.legalAddress ?? '',
  };
}

export function readInstanceForm(
  form: FormData,
): { draft: InstanceDraft; settings: InstanceSettings } | { draft: InstanceDraft; errors: InstanceErrors } {
  const names = Object.keys(schema.shape) as (keyof InstanceDraft)[];
  const draft = Object.fromEntries(names.map((name) => [name, formText(form, name, 600)])) as InstanceDraft;
  const parsed = schema.safeParse(draft);
  if (!parsed.success) return { draft, errors: z.flattenError(parsed.error).fieldErrors };
  const read = parsed.data;
  return {
    draft,
    settings: {
      senderName: read['expediteur-nom'],
      senderMail: read['expediteur-courriel'],
      legalName: read.responsable,
      legalMail: read['responsable-courriel'],
      legalAddress: read['responsable-adresse'],
    },
  };
}
