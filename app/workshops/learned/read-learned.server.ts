// What a workshop taught, beside what the directory knows by now and what was decided already.
import { createHash } from 'node:crypto';
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { coordinatesEntry } from '#app/accounts/entry-policy.ts';
import type { Parts } from '#app/server/parts.ts';
import { readSnapshot } from '#app/upkeep/history/versions.server.ts';
import { type PersonActor, withActor } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { type LearnedState, learnedItems } from '#db/schema/outcomes.ts';
import { workshopJoins } from '#db/schema/workshops.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import type { WorkshopContent } from '../minutes/workshop-content.ts';
import { readWorkshopContent } from '../read-workshop.server.ts';
import { type Candidate, type KnownActor, namesSaid, readCandidates } from './learned.ts';

export type Alike = { slug: string; name: string };

export type LearnedLine = Omit<Candidate, 'subject'> & {
  key: string;
  state: LearnedState | 'waiting';
  /** Entries that resemble a new actor. */
  alike: Alike[];
  /** What the entry says now, and would say then; null on the left for what is new. */
  differences: { label: string; before: string | null; after: string }[];
  /** Decides on the entry; the others pass it on to its coordination. */
  isOurs: boolean;
  /** The entry that came out of it. */
  slug: string | null;
};

const LABELS = { telephone: 'Téléphone', courriel: 'Courriel', site: 'Site' };

export async function readLearned(
  parts: Parts,
  actor: PersonActor,
  page: { id: string; territoryId: string },
): Promise<LearnedLine[]> {
  const content = await readWorkshopContent(parts, page.id);
  return withActor(parts.database, actor, (queries) => learnedLines(queries, actor, { page, content }), 10_000);
}

/** In a transaction of the coordination: who joined stands behind row-level security. */
export async function learnedLines(
  queries: Queries,
  actor: PersonActor,
  { page, content }: { page: { id: string; territoryId: string }; content: WorkshopContent },
): Promise<LearnedLine[]> {
  const items = await queries.select().from(learnedItems).where(eq(learnedItems.pageId, page.id));
  const noted = items.filter(({ name }) => name !== '').map(({ name, cardId }) => ({ name, cardId }));
  const structures = await typedStructures(queries, page.id);
  const said = { content, structures, noted };
  const known = await readKnown(queries, namesSaid(said), content);
  const candidates = readCandidates({ ...said, known });
  const alike = await readAlike(
    queries,
    candidates.filter(({ kind }) => kind === 'actor').map(({ name }) => name),
  );
  const entries = await readEntries(queries, [
    ...candidates.flatMap(({ organisation }) => (organisation ? [organisation.id] : [])),
    ...items.flatMap(({ organisationId }) => (organisationId ? [organisationId] : [])),
  ]);
  return candidates.map(({ subject, ...candidate }) => {
    const key = keyOf(subject);
    const item = items.find((one) => one.key === key);
    const home = candidate.organisation && entries.get(candidate.organisation.id)?.homeTerritoryId;
    return {
      ...candidate,
      key,
      state: item && item.state !== 'noted' ? item.state : 'waiting',
      alike: alike.get(candidate.name) ?? [],
      differences: differencesOf(candidate),
      isOurs: coordinatesEntry(actor, { organisationId: '', homeTerritoryId: home ?? page.territoryId }),
      slug: item?.organisationId ? (entries.get(item.organisationId)?.slug ?? null) : null,
    };
  });
}

export function keyOf(subject: string): string {
  return createHash('sha256').update(subject).digest('hex');
}

function differencesOf({ kind, name, channel, need }: Omit<Candidate, 'subject'>): LearnedLine['differences'] {
  const label = NEEDS.find(({ code }) => code === need)?.label;
  if (kind === 'correction') return [{ label: LABELS[channel ?? 'telephone'], before: null, after: name }];
  if (kind === 'service')
    return [
      { label: 'Nouveau service', before: null, after: name },
      ...(label ? [{ label: 'Besoin', before: null, after: label }] : []),
    ];
  return [{ label: 'Nouvelle fiche', before: null, after: name }];
}

async function typedStructures(queries: Queries, pageId: string): Promise<string[]> {
  const rows = await queries
    .selectDistinct({ name: workshopJoins.organisationName })
    .from(workshopJoins)
    .where(
      and(
        eq(workshopJoins.pageId, pageId),
        isNull(workshopJoins.organisationId),
        isNull(workshopJoins.revokedAt),
        ne(workshopJoins.organisationName, ''),
      ),
    );
  return rows.map(({ name }) => name);
}

/** Entries that the page names: by name or acronym as written, or mentioned. */
async function readKnown(queries: Queries, names: string[], content: WorkshopContent): Promise<KnownActor[]> {
  const slugs = content.boards.flatMap(({ columns }) =>
    columns.flatMap(({ cards }) =>
      cards.flatMap(({ mentions, comments }) => [...mentions, ...comments.flatMap((comment) => comment.mentions)]),
    ),
  );
  const rows = await queries.execute<{ id: string; slug: string; name: string; acronym: string | null }>(sql`
    select id, slug, name, acronym from organisations
    where status <> 'archived' and (slug = any (${list(slugs)})
      or plain_name(name) in (select plain_name(said) from unnest(${list(names)}) as said)
      or lower(acronym) in (select lower(said) from unnest(${list(names)}) as said))
    limit 400`);
  const known: KnownActor[] = [];
  for (const row of rows) {
    const { organisation, contacts, services } = await readSnapshot(queries, row.id);
    const reach = [...contacts, ...services.flatMap((service) => service.contacts)].map(({ value }) => value);
    known.push({
      ...row,
      contacts: [...reach, ...(organisation.website ? [organisation.website] : [])],
      services: services.map(({ name }) => name),
    });
  }
  return known;
}

async function readAlike(queries: Queries, names: string[]): Promise<Map<string, Alike[]>> {
  if (names.length === 0) return new Map();
  const rows = await queries.execute<{ said: string; slug: string; name: string }>(sql`
    select said, found.slug, found.name from unnest(${list(names)}) as said
    cross join lateral (
      select slug, name from organisations
      where status <> 'archived' and (similarity(plain_name(name), plain_name(said)) >= 0.45 or plain_name(said) <% plain_name(name))
      order by similarity(plain_name(name), plain_name(said)) desc, slug limit 3
    ) as found`);
  return Map.groupBy(rows, ({ said }) => said);
}

async function readEntries(queries: Queries, ids: string[]) {
  if (ids.length === 0) return new Map<string, { slug: string; homeTerritoryId: string }>();
  const rows = await queries
    .select({ id: organisations.id, slug: organisations.slug, homeTerritoryId: organisations.homeTerritoryId })
    .from(organisations)
    .where(inArray(organisations.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** An array as one parameter. */
function list(values: string[]) {
  const quoted = values.map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`);
  return sql`${`{${quoted.join(',')}}`}::text[]`;
}
