// The two fields of the join screen.
import { z } from 'zod';
import { plainText } from '#app/ui/plain-text.ts';

const joinForm = z.object({
  firstName: z.string().min(1, 'Écrivez votre prénom : c’est lui que les autres verront.').max(60),
  structure: z.string().max(120),
});

export type JoinErrors = { firstName?: string[]; structure?: string[] };
export type ReadJoin =
  | { ok: true; value: z.infer<typeof joinForm> }
  | { ok: false; errors: JoinErrors; draft: JoinDraft };
export type JoinDraft = { firstName: string; structure: string };

export function readJoinForm(form: FormData): ReadJoin {
  const draft = { firstName: oneLine(form.get('prenom'), 60), structure: oneLine(form.get('structure'), 120) };
  const read = joinForm.safeParse(draft);
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, errors: z.flattenError(read.error).fieldErrors, draft };
}

function oneLine(value: FormDataEntryValue | null, longest: number): string {
  return typeof value === 'string' ? plainText(value.replaceAll(/\s+/g, ' '), longest) : '';
}
