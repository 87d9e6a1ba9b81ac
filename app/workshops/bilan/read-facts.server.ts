// What the bilan says besides the cards: how many came, who does what by when, and the documents.
import { asc, eq, or, sql } from 'drizzle-orm';
import { mediumDate } from '#app/ui/french-date.ts';
import type { Queries } from '#db/client.ts';
import { events, eventTasks } from '#db/schema/events.ts';
import type { BilanLine, SectionKey } from './bilan-lines.ts';

type Asked = { page: { eventId: string | null }; pageIds: string[] };

export async function factsOf(queries: Queries, asked: Asked): Promise<BilanLine[]> {
  const lines = [
    ...(await attendance(queries, asked)).map((text) => lineOf('participation', text)),
    ...(await tasks(queries, asked)).map((text) => lineOf('taches', text)),
    ...(await documents(queries, asked)).map((text) => lineOf('documents', text)),
  ];
  return lines;
}

/** Numbers only: who it was stays with the event. */
async function attendance(queries: Queries, { page, pageIds }: Asked): Promise<string[]> {
  const ids = sql`${`{${pageIds.join(',')}}`}::uuid[]`;
  const [joined] = await queries.execute<{ people: number; structures: number }>(sql`
    select count(*)::int as people, count(distinct coalesce(organisation_id::text, nullif(lower(organisation_name), '')))::int as structures
    from workshop_joins where page_id = any (${ids}) and revoked_at is null`);
  const [registered] = page.eventId
    ? await queries.execute<{ registered: number; present: number; structures: number }>(sql`
        select (select count(*)::int from registrations where event_id = ${page.eventId} and status = 'confirmed') as registered,
          (select count(distinct coalesce(registration_id, id))::int from attendances where event_id = ${page.eventId}) as present,
          (select count(distinct nullif(lower(organisation_name), ''))::int from registrations
            where event_id = ${page.eventId} and status = 'confirmed') as structures`)
    : [];
  const many = (count: number, one: string, several: string) => `${count} ${count > 1 ? several : one}`;
  return [
    registered && registered.registered > 0
      ? `${many(registered.registered, 'personne inscrite', 'personnes inscrites')}, ${many(registered.present, 'présente', 'présentes')}, de ${many(registered.structures, 'structure', 'structures')}.`
      : null,
    joined && joined.people > 0
      ? `${many(joined.people, 'appareil a', 'appareils ont')} rejoint la page de l’atelier, de ${many(joined.structures, 'structure', 'structures')}.`
      : null,
  ].filter((text) => text !== null);
}

async function tasks(queries: Queries, { page, pageIds }: Asked): Promise<string[]> {
  const refs = sql`split_part(${eventTasks.cardRef}, '/', 1) in (select slug from workshop_pages where id = any (${`{${pageIds.join(',')}}`}::uuid[]))`;
  const rows = await queries
    .select()
    .from(eventTasks)
    .where(or(page.eventId ? eq(eventTasks.eventId, page.eventId) : undefined, refs))
    .orderBy(asc(eventTasks.dueOn), asc(eventTasks.createdAt));
  return rows
    .filter(({ phase }) => phase === 'after')
    .map(({ title, ownerName, dueOn, doneAt }) =>
      [
        title,
        ownerName && `par ${ownerName}`,
        doneAt ? 'fait' : dueOn && `avant le ${mediumDate(new Date(`${dueOn}T12:00:00Z`))}`,
      ]
        .filter(Boolean)
        .join(', '),
    );
}

async function documents(queries: Queries, { page }: Asked): Promise<string[]> {
  if (page.eventId === null) return [];
  const [row] = await queries.select({ documents: events.documents }).from(events).where(eq(events.id, page.eventId));
  return (row?.documents ?? []).map(({ label, url }) => [label, url].filter(Boolean).join(' : '));
}

function lineOf(section: SectionKey, text: string): BilanLine {
  return { section, theme: '', commune: '', text, votes: 0, pageId: null, cardId: null };
}
