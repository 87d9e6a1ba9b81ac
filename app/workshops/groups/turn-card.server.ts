// A difficulty becomes a task, a working group or a proposed event in one gesture; the link to its card stays. Once per kind.
import { randomBytes } from 'node:crypto';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { cardRef } from '#app/events/card-link.ts';
import type { Parts } from '#app/server/parts.ts';
import { noteAct, slugOf } from '#app/upkeep/entry/save-entry.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { events, eventTasks } from '#db/schema/events.ts';
import { workingGroups } from '#db/schema/outcomes.ts';
import type { PageRow } from '../minutes/page-access.server.ts';
import type { ContentCard } from '../minutes/workshop-content.ts';
import { readWorkshopContent } from '../read-workshop.server.ts';
import { titleOfCard } from './group.ts';
import { insertGroup } from './store-group.server.ts';

export const TURNS = ['tache', 'groupe', 'evenement'] as const;
export type Turn = (typeof TURNS)[number];
export type Turned = { href: string; isNew: boolean };

type Turning = { page: PageRow; card: ContentCard; ref: string };

/** Where it stands now. Throws 404 when the card is gone. */
export async function turnCard(
  parts: Parts,
  actor: PersonActor,
  { page, cardId, into }: { page: PageRow; cardId: string; into: Turn },
): Promise<Turned> {
  const { boards } = await readWorkshopContent(parts, page.id);
  const card = boards.flatMap(({ columns }) => columns.flatMap(({ cards }) => cards)).find(({ id }) => id === cardId);
  if (!card) throw new Response('Cette carte n’existe plus.', { status: 404 });
  const ref = cardRef(page.slug, cardId);
  const turning = { page, card, ref };
  return parts.database.transaction(async (queries) => {
    await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`card ${ref} ${into}`}, 0))`);
    if (into === 'tache') return intoTask(queries, actor, turning);
    return into === 'groupe' ? intoGroup(queries, actor, turning) : intoEvent(queries, actor, turning);
  });
}

async function intoTask(queries: Queries, actor: PersonActor, { page, card, ref }: Turning): Promise<Turned> {
  const href = `/administration/ateliers/${page.slug}/suites`;
  const known = await queries
    .select({ id: eventTasks.id })
    .from(eventTasks)
    .where(and(eq(eventTasks.cardRef, ref), isNull(eventTasks.groupId), eq(eventTasks.phase, 'after')));
  if (known.length > 0) return { href, isNew: false };
  await queries
    .insert(eventTasks)
    .values({ territoryId: page.territoryId, eventId: page.eventId, cardRef: ref, title: titleOfCard(card.text) });
  await noteAct(queries, actor, { action: 'card-into-task', kind: 'workshop', id: page.id, detail: { card: card.id } });
  return { href, isNew: true };
}

async function intoGroup(queries: Queries, actor: PersonActor, { page, card, ref }: Turning): Promise<Turned> {
  const [known] = await queries
    .select({ slug: workingGroups.slug })
    .from(workingGroups)
    .where(and(eq(workingGroups.territoryId, page.territoryId), eq(workingGroups.cardRef, ref)));
  if (known) return { href: `/groupes/${known.slug}`, isNew: false };
  const mentioned =
    card.mentions.length === 0
      ? []
      : await queries
          .select({ id: organisations.id })
          .from(organisations)
          .where(inArray(organisations.slug, card.mentions));
  const { slug } = await insertGroup(queries, actor, {
    territoryId: page.territoryId,
    cardRef: ref,
    name: titleOfCard(card.text),
    theme: card.theme || page.theme,
    purpose: '',
    organisationIds: mentioned.map(({ id }) => id),
    pageIds: [page.id],
  });
  return { href: `/groupes/${slug}`, isNew: true };
}

/** A draft a month from now: the coordination gives it its day and its place, then publishes. */
async function intoEvent(queries: Queries, actor: PersonActor, { page, card, ref }: Turning): Promise<Turned> {
  const [known] = await queries
    .select({ slug: events.slug })
    .from(events)
    .where(and(eq(events.territoryId, page.territoryId), eq(events.cardRef, ref)));
  if (known) return { href: `/administration/evenements/${known.slug}`, isNew: false };
  const title = titleOfCard(card.text);
  const startsAt = new Date(Date.now() + 30 * 24 * 3_600_000);
  startsAt.setUTCHours(9, 0, 0, 0);
  const [event] = await queries
    .insert(events)
    .values({
      territoryId: page.territoryId,
      slug: `${slugOf(title).slice(0, 60) || 'evenement'}-${randomBytes(3).toString('hex')}`,
      title,
      format: 'workshop',
      theme: card.theme || page.theme,
      status: 'draft',
      cardRef: ref,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 2 * 3_600_000),
    })
    .returning({ id: events.id, slug: events.slug });
  if (!event) throw new Error('the event was not written');
  await queries.insert(eventTasks).values({
    territoryId: page.territoryId,
    eventId: event.id,
    cardRef: ref,
    phase: 'before',
    title: `Répondre à la difficulté : ${title}`,
  });
  await noteAct(queries, actor, {
    action: 'card-into-event',
    kind: 'workshop',
    id: page.id,
    detail: { card: card.id },
  });
  return { href: `/administration/evenements/${event.slug}`, isNew: true };
}
