// Keeps what somebody proposes for an entry that others keep: a guest, another organisation, an import, a workshop.
import { desc, eq, sql } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { zoneReach } from '#db/gazetteer.ts';
import { organisations } from '#db/schema/directory.ts';
import { proposals } from '#db/schema/proposals.ts';
import { territories } from '#db/schema/territories.ts';
import type { EntrySnapshot } from '../history/snapshot.ts';
import { proposedDifferences } from './apply-differences.ts';
import { EMPTY_ENTRY } from './empty-entry.ts';

export type ProposalSource = 'visiteur' | 'organisme' | 'import' | 'atelier';
/** `mail`: where the answer goes, if they want one. */
export type ProposalAuthor = PersonActor | { kind: 'guest' | 'system'; name: string; mail: string | null };

export type NewProposal = {
  /** null for an entry that does not exist yet. */
  organisationId: string | null;
  /** Whose coordination decides on a new entry; without it the territory that holds its commune. */
  territoryId?: string;
  author: ProposalAuthor;
  source: ProposalSource;
  /** The entry as the author saw it; null for a new one. */
  base: EntrySnapshot | null;
  proposed: EntrySnapshot;
  note?: string;
};

/** Its id; null when it says nothing that differs, or when the entry is gone. */
export async function proposeChange(database: Database, proposal: NewProposal): Promise<string | null> {
  return database.transaction((queries) => insertProposal(queries, proposal));
}

/** The same in the caller's transaction. */
export async function insertProposal(
  queries: Queries,
  { organisationId, territoryId, author, source, base, proposed, note = '' }: NewProposal,
): Promise<string | null> {
  if (proposedDifferences(base ?? EMPTY_ENTRY, proposed).length === 0 && note.trim() === '') return null;
  const home = organisationId
    ? await homeOf(queries, organisationId)
    : (territoryId ?? (await territoryOf(queries, proposed)));
  if (!home) return null;
  const [row] = await queries
    .insert(proposals)
    .values({
      organisationId,
      territoryId: home,
      source,
      personId: author.kind === 'person' ? author.id : null,
      authorName: author.name,
      answerMail: author.mail,
      base,
      proposed,
      note: note.trim(),
    })
    .returning({ id: proposals.id });
  return row?.id ?? null;
}

async function homeOf(queries: Queries, organisationId: string): Promise<string | undefined> {
  const [row] = await queries
    .select({ id: organisations.homeTerritoryId })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return row?.id;
}

/** The one that holds its commune, otherwise the one that has most of its zones, otherwise the oldest. */
async function territoryOf(queries: Queries, { organisation, services }: EntrySnapshot): Promise<string | undefined> {
  const near = organisation.communeCode ? (zoneReach(organisation.communeCode)?.chain ?? []) : [];
  const zones = `{${[...near, ...services.flatMap((service) => service.zones)].join(',')}}`;
  const [row] = await queries
    .select({ id: territories.id })
    .from(territories)
    .orderBy(
      desc(sql`${territories.zones} && ${`{${near.join(',')}}`}::text[]`),
      desc(sql`${territories.zones} && ${zones}::text[]`),
      territories.createdAt,
    )
    .limit(1);
  return row?.id;
}
