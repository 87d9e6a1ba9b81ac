// Writes the workshop pages of the demonstration, with the cards that people brought.
import { and, asc, eq, gte, inArray } from 'drizzle-orm';
import { newSecret, sha256 } from '#app/accounts/secrets.ts';
import { actIn, withActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { DEMO_WORKSHOPS, type DemoWorkshop } from '#db/demo/demo-workshops.ts';
import { organisations } from '#db/schema/directory.ts';
import { events } from '#db/schema/events.ts';
import { territories } from '#db/schema/territories.ts';
import {
  workshopCommentMentions,
  workshopComments,
  workshopJoins,
  workshopPages,
  workshopVotePoints,
  workshopVotes,
} from '#db/schema/workshops.ts';
import { appendParagraphs } from './append-paragraphs.ts';
import { addCard, groupCards } from './board/board-changes.ts';
import { insertWorkshop } from './create-workshop.server.ts';
import { openEventPage } from './event-pages/open-event-pages.server.ts';

type Writer = { id: string; firstName: string; structure: string; tokenHash: string };

/** Does nothing when a page is there already. */
export async function insertDemoWorkshops(database: Database, now = new Date()): Promise<void> {
  // Points of a vote stand behind row-level security.
  await withActor(
    database,
    { kind: 'work', name: 'workshops' },
    async (queries) => {
      const existing = await queries.select({ id: workshopPages.id }).from(workshopPages).limit(1);
      if (existing.length > 0) return;
      for (const workshop of DEMO_WORKSHOPS) await insertPage(queries, workshop, now);
      const coming = await queries
        .select()
        .from(events)
        .where(and(eq(events.status, 'published'), gte(events.endsAt, now)))
        .orderBy(asc(events.startsAt));
      for (const event of coming) await openEventPage(queries, event);
    },
    20_000,
  );
}

async function insertPage(queries: Queries, workshop: DemoWorkshop, now: Date): Promise<void> {
  const [territory] = await queries
    .select({ id: territories.id })
    .from(territories)
    .where(eq(territories.slug, workshop.territory));
  if (!territory) return;
  const [event] = await queries
    .select({ id: events.id, startsAt: events.startsAt, endsAt: events.endsAt })
    .from(events)
    .where(eq(events.slug, workshop.event));
  const people = workshop.people.map((person) => ({
    ...person,
    id: crypto.randomUUID(),
    tokenHash: sha256(newSecret()),
  }));
  const names = await organisationNames(
    queries,
    people.map(({ organisation }) => organisation),
  );
  const writers = people.map(({ id, firstName, organisation, tokenHash }) => ({
    id,
    firstName,
    tokenHash,
    structure: names.get(organisation)?.name ?? '',
  }));
  const ids = workshop.cards.map(() => crypto.randomUUID());
  const startsAt = event && event.startsAt < now ? event.startsAt : new Date(now.getTime() - 2 * 86_400_000);
  const { title, theme, template, slug, code } = workshop;
  const page = await insertWorkshop(
    queries,
    { territoryId: territory.id, title, theme, template, slug, code, eventId: event?.id ?? null },
    (document, kind) => {
      if (kind === 'text') return appendParagraphs(document, workshop.minutes.join('\n'));
      for (const [at, card] of workshop.cards.entries())
        addCard(document, { ...cardOf(card, writers), id: ids[at], at: minutesAfter(startsAt, 15 + at) });
      for (const [at, { under }] of workshop.cards.entries())
        if (under !== undefined) groupCards(document, ids[under] ?? '', [ids[at] ?? '']);
    },
  );
  await queries.insert(workshopJoins).values(
    people.map(({ id, firstName, organisation, tokenHash }, colour) => ({
      id,
      pageId: page.id,
      firstName,
      colour,
      organisationId: names.get(organisation)?.id ?? null,
      organisationName: names.get(organisation)?.name ?? '',
      tokenHash,
    })),
  );
  const place = { pageId: page.id, noteId: page.noteIds[0] ?? '', at: startsAt };
  await insertComments(queries, place, { workshop, ids, writers });
  if (!workshop.isFrozen) return;
  const frozenAt = event?.endsAt ?? now;
  await queries.update(workshopPages).set({ frozenAt }).where(eq(workshopPages.id, page.id));
  await insertVote(
    queries,
    { pageId: page.id, noteId: page.noteIds[0] ?? '', at: frozenAt },
    { workshop, ids, writers },
  );
}

function cardOf({ column, text, by, onBehalfOf, mentions }: DemoWorkshop['cards'][number], writers: Writer[]) {
  const { id = '', firstName = '', structure = '' } = writers[by] ?? {};
  return { columnId: column, text, onBehalfOf, mentions, authorId: id, authorName: firstName, structure };
}

type Planted = { workshop: DemoWorkshop; ids: string[]; writers: Writer[] };

/** Under the name of who says it, as row-level security wants. */
async function insertComments(
  queries: Queries,
  { pageId, noteId, at }: { pageId: string; noteId: string; at: Date },
  { workshop, ids, writers }: Planted,
): Promise<void> {
  for (const [number, { comments = [] }] of workshop.cards.entries())
    for (const [nth, { by, text, cites, mentions = [] }] of comments.entries()) {
      const writer = writers[by];
      const cited = cites === undefined ? undefined : writers[cites];
      if (!writer) continue;
      const id = crypto.randomUUID();
      const said = new Date(minutesAfter(at, 60 + number + nth * 3));
      await actIn(queries, { kind: 'link', hash: writer.tokenHash }, async () => {
        const line = { id, pageId, noteId, cardId: ids[number] ?? '', joinId: writer.id, text, mentions, at: said };
        await queries.insert(workshopComments).values(line);
        if (cited)
          await queries
            .insert(workshopCommentMentions)
            .values({ commentId: id, pageId, joinId: cited.id, name: cited.firstName });
      });
    }
}

/** Each gives what they have, in turn, until every card has its points. */
async function insertVote(
  queries: Queries,
  { pageId, noteId, at }: { pageId: string; noteId: string; at: Date },
  { workshop, ids, writers }: Planted,
): Promise<void> {
  const points = 5;
  const [vote] = await queries
    .insert(workshopVotes)
    .values({ pageId, noteId, points, openedAt: at, closedAt: at })
    .returning({ id: workshopVotes.id });
  const given = workshop.cards.flatMap((card, number) =>
    Array.from({ length: card.points ?? 0 }, () => ids[number] ?? ''),
  );
  if (!vote || given.length === 0) return;
  await queries.insert(workshopVotePoints).values(
    given.map((cardId, number) => ({
      voteId: vote.id,
      joinId: writers[number % writers.length]?.id ?? '',
      slot: Math.floor(number / writers.length) + 1,
      points,
      cardId,
      at,
    })),
  );
}

async function organisationNames(
  queries: Queries,
  slugs: string[],
): Promise<Map<string, { id: string; name: string }>> {
  const rows = await queries
    .select({ id: organisations.id, slug: organisations.slug, name: organisations.name })
    .from(organisations)
    .where(inArray(organisations.slug, slugs));
  return new Map(rows.map(({ slug, ...row }) => [slug, row]));
}

function minutesAfter(start: Date, minutes: number): string {
  return new Date(start.getTime() + minutes * 60_000).toISOString();
}
