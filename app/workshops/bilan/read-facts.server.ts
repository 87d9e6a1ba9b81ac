// What the bilan says besides the cards: how many came, who does what by when, what was born of the cards, and the documents.
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { whenWords } from '#app/events/when-words.ts';
import { mediumDate } from '#app/ui/french-date.ts';
import type { Queries } from '#db/client.ts';
import { people } from '#db/schema/accounts.ts';
import { events, eventTasks } from '#db/schema/events.ts';
import { workingGroups } from '#db/schema/outcomes.ts';
import { isLeftBy, isOfCards, type TaskScope } from '../groups/task-scope.ts';
import type { BilanLine, SectionKey } from './bilan-lines.ts';

/** `eventId`: of the whole event, when the bilan speaks of it. */
type Asked = { scope: TaskScope; pageIds: string[] };

/** `fact`: what it says, so that it is said once; `cardRef`: where it comes from. */
export type FactLine = BilanLine & { fact: string; cardRef: string | null };

export async function factsOf(queries: Queries, asked: Asked): Promise<FactLine[]> {
  return [
    ...(await attendance(queries, asked)),
    ...(await tasks(queries, asked)),
    ...(await born(queries, asked)),
    ...(await documents(queries, asked)),
  ];
}

/** Numbers only: who it was stays with the event. */
async function attendance(queries: Queries, { scope, pageIds }: Asked): Promise<FactLine[]> {
  const { eventId } = scope;
  const ids = sql`${`{${pageIds.join(',')}}`}::uuid[]`;
  const [joined] = await queries.execute<{ people: number; structures: number }>(sql`
    select count(*)::int as people, count(distinct coalesce(organisation_id::text, nullif(lower(organisation_name), '')))::int as structures
    from workshop_joins where page_id = any (${ids}) and revoked_at is null`);
  const [registered] = eventId
    ? await queries.execute<{ registered: number; present: number; structures: number }>(sql`
        select (select count(*)::int from registrations where event_id = ${eventId} and status = 'confirmed') as registered,
          (select count(distinct coalesce(registration_id, id))::int from attendances where event_id = ${eventId}) as present,
          (select count(distinct coalesce(organisation_id::text, nullif(lower(organisation_name), '')))::int from registrations
            where event_id = ${eventId} and status = 'confirmed') as structures`)
    : [];
  const many = (count: number, one: string, several: string) => `${count} ${count > 1 ? several : one}`;
  const from = (structures: number) =>
    structures > 1 ? `, de ${structures} structures` : structures === 1 ? ', d’une structure' : '';
  const lines: FactLine[] = [];
  if (registered && registered.registered + registered.present > 0) {
    const came = many(registered.present, 'présente', 'présentes');
    const known = many(registered.registered, 'personne inscrite', 'personnes inscrites');
    lines.push(factLine('participation', 'presences', `${known}, ${came}${from(registered.structures)}.`));
  }
  if (joined && joined.people > 0) {
    const devices = many(joined.people, 'appareil a', 'appareils ont');
    lines.push(
      factLine('participation', 'appareils', `${devices} rejoint la page de l’atelier${from(joined.structures)}.`),
    );
  }
  return lines;
}

async function tasks(queries: Queries, { scope }: Asked): Promise<FactLine[]> {
  const rows = await queries
    .select({ task: eventTasks, owner: people.name })
    .from(eventTasks)
    .leftJoin(people, eq(people.id, eventTasks.ownerPersonId))
    .where(isLeftBy(scope))
    .orderBy(sql`${eventTasks.dueOn} nulls last`, asc(eventTasks.createdAt));
  return rows.map(({ task: { id, title, ownerName, dueOn, doneAt, cardRef }, owner }) => {
    const who = owner ?? ownerName;
    const until = doneAt ? 'fait' : dueOn && `avant le ${mediumDate(new Date(`${dueOn}T12:00:00Z`))}`;
    const text = [title, who && `par ${who}`, until].filter(Boolean).join(', ');
    return factLine('taches', `tache/${id}`, text, cardRef);
  });
}

/** Working groups and public events that cards of these pages became. */
async function born(queries: Queries, { scope: { slugs } }: Asked): Promise<FactLine[]> {
  const groups = await queries
    .select({ id: workingGroups.id, name: workingGroups.name, ref: workingGroups.cardRef })
    .from(workingGroups)
    .where(and(isOfCards(sql`${workingGroups.cardRef}`, slugs), isNull(workingGroups.closedAt)))
    .orderBy(asc(workingGroups.name));
  const coming = await queries
    .select({
      id: events.id,
      title: events.title,
      ref: events.cardRef,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
    })
    .from(events)
    .where(and(isOfCards(sql`${events.cardRef}`, slugs), eq(events.status, 'published')))
    .orderBy(asc(events.startsAt));
  return [
    ...groups.map(({ id, name, ref }) => factLine('taches', `groupe/${id}`, `Un groupe de travail : ${name}`, ref)),
    ...coming.map(({ id, title, ref, startsAt, endsAt }) =>
      factLine('taches', `evenement/${id}`, `Un évènement : ${title}, ${whenWords(startsAt, endsAt)}`, ref),
    ),
  ];
}

async function documents(queries: Queries, { scope: { eventId } }: Asked): Promise<FactLine[]> {
  if (eventId === null) return [];
  const [row] = await queries.select({ documents: events.documents }).from(events).where(eq(events.id, eventId));
  return (row?.documents ?? []).map(({ label, url }) =>
    factLine('documents', `document/${url}`, [label, url].filter(Boolean).join(' : ')),
  );
}

function factLine(section: SectionKey, fact: string, text: string, cardRef: string | null = null): FactLine {
  return { section, theme: '', commune: '', text, votes: 0, pageId: null, cardId: null, fact, cardRef };
}
