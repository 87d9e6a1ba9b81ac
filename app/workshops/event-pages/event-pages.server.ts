// `/administration/evenements/:slug/ateliers`: the pages of one event, for its coordination.

import { and, asc, count, eq, isNull } from 'drizzle-orm';
import { signedIn } from '#app/accounts/signed-in.ts';
import { coordinatesEvents } from '#app/events/event-policy.ts';
import { readStoredEvent, type StoredEvent } from '#app/events/stored-event.server.ts';
import { hoursWords } from '#app/events/when-words.ts';
import type { Parts } from '#app/server/parts.ts';
import { formText } from '#app/ui/plain-text.ts';
import { type Actor, withActor } from '#db/actor.ts';
import { workshopJoins, workshopPages } from '#db/schema/workshops.ts';
import { archivePage, openPageFor } from './open-event-pages.server.ts';

export type EventPagesAsked = { parts: Parts; actor: Actor };
export type EventPageLine = { slug: string; title: string; participants: number; isFrozen: boolean };
export type EventPagesView = {
  event: { slug: string; title: string };
  /** Of the event itself, and of what has no session any more. */
  own: EventPageLine[];
  sessions: { id: string; title: string; when: string; pages: EventPageLine[] }[];
  archived: EventPageLine[];
};

/** Throws 404 and 403. */
async function keptEvent({ parts, actor }: EventPagesAsked, slug: string): Promise<StoredEvent> {
  const stored = await readStoredEvent(parts.database, slug);
  if (!stored) throw new Response('Cet évènement n’existe pas, ou plus.', { status: 404 });
  if (!coordinatesEvents(actor, stored.row.territoryId))
    throw new Response('Les pages d’un évènement sont tenues par la coordination de son territoire.', { status: 403 });
  return stored;
}

export async function readEventPages(asked: EventPagesAsked, slug: string): Promise<EventPagesView> {
  const { row, sessions } = await keptEvent(asked, slug);
  const pages = await withActor(asked.parts.database, asked.actor, (queries) =>
    queries
      .select({
        slug: workshopPages.slug,
        title: workshopPages.title,
        sessionId: workshopPages.sessionId,
        frozenAt: workshopPages.frozenAt,
        archivedAt: workshopPages.archivedAt,
        participants: count(workshopJoins.id),
      })
      .from(workshopPages)
      .leftJoin(workshopJoins, and(eq(workshopJoins.pageId, workshopPages.id), isNull(workshopJoins.revokedAt)))
      .where(eq(workshopPages.eventId, row.id))
      .groupBy(workshopPages.id)
      .orderBy(asc(workshopPages.createdAt)),
  );
  const line = ({ slug: at, title, participants, frozenAt }: (typeof pages)[number]): EventPageLine => ({
    slug: at,
    title,
    participants,
    isFrozen: frozenAt !== null,
  });
  const shown = pages.filter(({ archivedAt }) => archivedAt === null);
  return {
    event: { slug: row.slug, title: row.title },
    own: shown.filter(({ sessionId }) => sessionId === null).map(line),
    sessions: sessions.map(({ id, title, startsAt, endsAt }) => ({
      id,
      title,
      when: hoursWords(startsAt, endsAt),
      pages: shown.filter(({ sessionId }) => sessionId === id).map(line),
    })),
    archived: pages.filter(({ archivedAt }) => archivedAt !== null).map(line),
  };
}

/** Where to go next. */
export async function actOnEventPages(asked: EventPagesAsked, slug: string, form: FormData): Promise<string> {
  const { row, sessions } = await keptEvent(asked, slug);
  const { database } = asked.parts;
  const actor = signedIn(asked.actor);
  const here = `/administration/evenements/${slug}/ateliers`;
  const act = form.get('geste');
  const about = formText(form, 'page');
  if (act === 'ouvrir') {
    const wanted = formText(form, 'seance');
    const session = sessions.find(({ id }) => id === wanted) ?? null;
    if (wanted !== '' && !session) throw new Response('Cette séance n’existe plus.', { status: 404 });
    await openPageFor(database, { actor, event: row, session });
    return `${here}?fait=ouverte`;
  }
  if (act !== 'ranger' && act !== 'remettre') throw new Response('Ce geste n’existe pas.', { status: 400 });
  const isArchived = act === 'ranger';
  if (!(await archivePage(database, { actor, eventId: row.id, slug: about, isArchived })))
    throw new Response('Cette page n’est pas de cet évènement.', { status: 404 });
  return `${here}?fait=${isArchived ? 'rangee' : 'remise'}`;
}
