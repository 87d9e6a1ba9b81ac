// One's own registration, shaped for its page, and what its buttons do.
import { and, eq, lt, sql } from 'drizzle-orm';
import { dayWords } from '#app/directory/french-days.ts';
import type { Parts } from '#app/server/parts.ts';
import { drawQrCode } from '#app/ui/qr-code.server.ts';
import { withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { registrations } from '#db/schema/registrations.ts';
import { readSelfPresence, sayPresent } from '../attendance/say-present.server.ts';
import { eventFacts } from './event-facts.ts';
import { clockTime, sessionStart } from './event-words.ts';
import { REGISTRATION } from './fill-seats.server.ts';
import {
  cancelMyRegistration,
  changeMyRegistration,
  eraseMyRegistration,
  linkOf,
  type MyRegistration,
  readMyRegistration,
} from './my-registration.server.ts';
import { presenceToken } from './presence-token.ts';
import { readDoor, readStructureNames } from './read-door.server.ts';
import { type RegistrationDraft, type RegistrationErrors, readRegistration } from './registration-form.ts';
import { sendSoon } from './send-soon.server.ts';
import { sessionChoices } from './session-choices.ts';

type Asked = { token: string; publicUrl: string; now: Date };

export async function readMine(database: Database, { token, publicUrl, now }: Asked) {
  const own = await readMyRegistration(database, token);
  const actor = linkOf(token);
  if (!own || !actor) return null;
  const { event, status } = own;
  const isOver = event.endsAt <= now;
  const isOn = event.status === 'published' && !isOver && status !== 'cancelled';
  const counted = isOn ? ((await readDoor(database, event.slug, now))?.sessions ?? []) : [];
  const chosen = new Map(own.sessions.map((session) => [session.id, session.status]));
  const isSeated = isOn && status === 'confirmed';
  return {
    ...(await heading(database, own, isOver)),
    facts: eventFacts(event),
    name: own.name,
    structure: own.structure,
    isWaiting: status === 'waiting',
    canChange: isOn,
    badge: isSeated ? drawQrCode(`${publicUrl}/evenements/presence/${presenceToken(token)}`) : null,
    link: isSeated ? event.link : '',
    presence: await readSelfPresence(database, { actor, own, now }),
    hasCalendar: isSeated,
    sessions: event.sessions.flatMap(({ id, title, room, startsAt, endsAt }) => {
      const seat = chosen.get(id);
      const when = `${sessionStart({ startsAt }, event)} – ${clockTime(endsAt)}${room === '' ? '' : `, ${room}`}`;
      return seat && isOn ? [{ id, title, when, isWaiting: status === 'confirmed' && seat === 'waiting' }] : [];
    }),
    choices: sessionChoices(counted),
    structures: isOn ? await readStructureNames(database, event.territoryId) : [],
    isStructureAsked: event.audience === 'professionals',
    draft: draftOf(own),
    forgetDay: dayWords(event.forgetDay),
  };
}

function draftOf(own: MyRegistration): Partial<RegistrationDraft> {
  const { name: nom, structure, needs: besoins } = own;
  return { nom, structure, besoins, seances: own.sessions.map(({ id }) => id) };
}

async function heading(database: Database, own: MyRegistration, isOver: boolean) {
  if (own.event.status === 'cancelled')
    return { title: 'Cet évènement est annulé', lead: own.event.reason || 'Vous n’avez rien à faire.' };
  if (own.status === 'cancelled')
    return { title: 'Votre inscription est annulée', lead: 'La place est rendue. Merci de l’avoir dit.' };
  if (isOver) return { title: 'Cet évènement est terminé', lead: 'Merci d’y avoir été inscrit(e).' };
  if (own.status === 'confirmed')
    return {
      title: 'Votre place est gardée',
      lead: 'Montrez le code ci-dessous à l’accueil, sur papier ou à l’écran.',
    };
  const before = await countBefore(database, own);
  const place =
    before === 0 ? 'Vous êtes la première personne' : `${before} personne${before > 1 ? 's' : ''} avant vous`;
  return {
    title: 'Vous êtes sur la liste d’attente',
    lead: `${place} sur la liste. Si une place se libère, elle vient à vous toute seule, et vous recevez un courriel.`,
  };
}

async function countBefore(database: Database, { id, eventId }: MyRegistration): Promise<number> {
  return withActor(database, REGISTRATION, async (queries) => {
    const own = sql`(select number from registrations where id = ${id})`;
    const isBefore = and(
      eq(registrations.eventId, eventId),
      eq(registrations.status, 'waiting'),
      lt(registrations.number, own),
    );
    return queries.$count(registrations, isBefore);
  });
}

export type MyAnswer =
  | { kind: 'done'; done: 'change' | 'annule' | 'efface' | 'present' }
  | { kind: 'invalid'; status: 400; draft: RegistrationDraft; errors: RegistrationErrors }
  /** The link leads nowhere any more, or the event is over. */
  | { kind: 'late'; status: 404 | 409 };

type Act = { token: string; form: FormData; now: Date };

export async function actOnMine(parts: Parts, { token, form, now }: Act): Promise<MyAnswer> {
  const { database } = parts;
  const own = await readMyRegistration(database, token);
  const actor = linkOf(token);
  if (!own || !actor) return { kind: 'late', status: 404 };
  const geste = form.get('geste');
  if (geste === 'effacer') {
    await eraseMyRegistration(database, token, now);
    sendSoon(parts);
    return { kind: 'done', done: 'efface' };
  }
  if (geste === 'annuler') {
    const isDone = await cancelMyRegistration(database, token, now);
    if (isDone) sendSoon(parts);
    return isDone ? { kind: 'done', done: 'annule' } : { kind: 'late', status: 409 };
  }
  if (geste === 'present')
    return (await sayPresent(database, { actor, own, now }))
      ? { kind: 'done', done: 'present' }
      : { kind: 'late', status: 409 };
  if (geste !== 'changer') throw new Response('Ce geste n’existe pas. Rien n’a été changé.', { status: 400 });
  const isStructureAsked = own.event.audience === 'professionals';
  const read = readRegistration(form, { sessions: own.event.sessions, isStructureAsked, mail: 'none' });
  if ('errors' in read) return { kind: 'invalid', status: 400, ...read };
  const isDone = await changeMyRegistration(database, token, read.asked, now);
  if (isDone) sendSoon(parts);
  return isDone ? { kind: 'done', done: 'change' } : { kind: 'late', status: 409 };
}
