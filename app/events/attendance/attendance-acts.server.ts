// What the buttons at the door ask for.
import { z } from 'zod';
import { formText } from '#app/ui/plain-text.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import type { KeptEventLine } from '../registration/kept-event.server.ts';
import { halfDaysOf } from './half-days.ts';
import { addWalkIn, markAbsent, markPresent, removeWalkIn } from './mark-attendance.server.ts';

export type WalkInDraft = { nom: string; structure: string };
export type WalkInErrors = Partial<Record<keyof WalkInDraft, string[]>>;

type Act = { actor: PersonActor; event: KeptEventLine; form: FormData };
type Answer = { kind: 'done'; next: string } | { kind: 'invalid'; draft: WalkInDraft; errors: WalkInErrors };

const walkIn = z.object({
  nom: z
    .string()
    .min(2, { error: 'Écrivez le nom de la personne.' })
    .max(120, { error: 'C’est trop long : 120 caractères au plus.' }),
  structure: z.string().max(160, { error: 'C’est trop long : 160 caractères au plus.' }),
});

export async function actOnAttendance(database: Database, { actor, event, form }: Act): Promise<Answer> {
  const halfDay = formText(form, 'demi-journee', 40);
  if (!halfDaysOf(event.spans).some(({ key }) => key === halfDay))
    throw new Response('Cette demi-journée n’existe pas. Rien n’a été noté.', { status: 400 });
  const marking = { actor, event, halfDay };
  const id = formText(form, 'personne', 40);
  const q = formText(form, 'q', 80);
  const back = `/administration/evenements/${event.slug}/presences?${new URLSearchParams({ 'demi-journee': halfDay, ...(q && { q }) })}`;
  const geste = form.get('geste');
  if (geste === 'passage') {
    const draft = { nom: formText(form, 'nom', 300), structure: formText(form, 'structure', 300) };
    const parsed = walkIn.safeParse(draft);
    if (!parsed.success) return { kind: 'invalid', draft, errors: z.flattenError(parsed.error).fieldErrors };
    await addWalkIn(database, marking, { name: parsed.data.nom, structure: parsed.data.structure });
    return { kind: 'done', next: back };
  }
  if (geste === 'present') {
    if (!(await markPresent(database, marking, { registrationId: id, how: 'name' }))) throw unknown();
  } else if (geste === 'absent') await markAbsent(database, marking, id);
  else if (geste === 'retirer') await removeWalkIn(database, marking, id);
  else throw new Response('Ce geste n’existe pas. Rien n’a été noté.', { status: 400 });
  return { kind: 'done', next: `${back}#p-${id}` };
}

function unknown(): Response {
  return new Response('Cette personne n’est pas sur cette liste.', { status: 404 });
}
