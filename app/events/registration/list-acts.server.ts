// What the forms of the list ask for.

import type { Parts } from '#app/server/parts.ts';
import { formText } from '#app/ui/plain-text.ts';
import type { PersonActor } from '#db/actor.ts';
import { addByHand, cancelByHand, promoteByHand } from './keep-registrations.server.ts';
import type { KeptEventLine } from './kept-event.server.ts';
import { type RegistrationDraft, type RegistrationErrors, readRegistration } from './registration-form.ts';
import { sendSoon } from './send-soon.server.ts';
import { setForgetDay, setRegistrationOpen } from './set-registration.server.ts';

type Act = { actor: PersonActor; event: KeptEventLine; form: FormData; now: Date };
export type ListErrors = RegistrationErrors & { forgetDay?: string[] };
type Answer =
  | { kind: 'done'; done: 'ajout' | 'annulation' | 'place' | 'ouvert' | 'ferme' | 'effacement' }
  | { kind: 'invalid'; draft: Partial<RegistrationDraft>; errors: ListErrors };

export async function actOnList(parts: Parts, { actor, event, form, now }: Act): Promise<Answer> {
  const { database } = parts;
  const keeping = { actor, event, now };
  const id = formText(form, 'personne');
  const geste = form.get('geste');
  if (geste === 'annuler' || geste === 'placer') {
    const act = geste === 'annuler' ? cancelByHand : promoteByHand;
    if (!(await act(database, keeping, id)))
      throw new Response('Cette personne n’est pas sur cette liste.', { status: 404 });
    sendSoon(parts);
    return { kind: 'done', done: geste === 'annuler' ? 'annulation' : 'place' };
  }
  if (geste === 'ouvrir' || geste === 'fermer') {
    await setRegistrationOpen(database, event, geste === 'ouvrir');
    return { kind: 'done', done: geste === 'ouvrir' ? 'ouvert' : 'ferme' };
  }
  if (geste === 'effacement') {
    const wrong = await setForgetDay(database, event, formText(form, 'effacer-le'));
    return wrong
      ? { kind: 'invalid', draft: {}, errors: { forgetDay: [wrong] } }
      : { kind: 'done', done: 'effacement' };
  }
  if (geste !== 'ajouter') throw new Response('Ce geste n’existe pas. Rien n’a été changé.', { status: 400 });
  const read = readRegistration(form, { sessions: event.sessions, isStructureAsked: false, mail: 'optional' });
  if ('errors' in read) return { kind: 'invalid', ...read };
  const added = await addByHand(database, keeping, { asked: read.asked, isSeated: form.get('chaise') === 'oui' });
  if (added === 'known')
    return { kind: 'invalid', draft: read.draft, errors: { courriel: ['Cette adresse est déjà sur la liste.'] } };
  sendSoon(parts);
  return { kind: 'done', done: 'ajout' };
}
