// Proposals for who keeps the entries they are about, shaped for the list and for one screen.
import { and, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { coordinatesEntry, mayKeep } from '#app/accounts/entry-policy.ts';
import { isId } from '#app/server/ids.ts';
import type { Actor, PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { proposals } from '#db/schema/proposals.ts';
import { territories } from '#db/schema/territories.ts';
import { lastVersion } from '../history/read-history.server.ts';
import { type Difference, differences, type EntrySnapshot } from '../history/snapshot.ts';
import { readSnapshot } from '../history/versions.server.ts';
import { proposedDifferences } from './apply-differences.ts';
import { type Editor, editorOf } from './editable.ts';
import { EMPTY_ENTRY } from './empty-entry.ts';

export type ProposalLine = {
  id: string;
  entry: string;
  isNew: boolean;
  source: string;
  author: string;
  note: string;
  createdAt: string;
  settledAt: string | null;
};

const SOURCES: Record<string, string> = {
  visiteur: 'Un visiteur',
  organisme: 'Un autre organisme',
  import: 'Un import',
  atelier: 'Un atelier',
};

export async function readProposals(
  database: Database,
  actor: PersonActor,
  { status, limit = 100 }: { status: 'open' | 'settled'; limit?: number },
): Promise<{ proposals: ProposalLine[]; total: number }> {
  const where = and(eq(proposals.status, status), decidedBy(actor));
  const [rows, counted] = await database.query((queries) =>
    Promise.all([
      queries
        .select({ proposal: proposals, name: organisations.name })
        .from(proposals)
        .leftJoin(organisations, eq(organisations.id, proposals.organisationId))
        .where(where)
        .orderBy(status === 'open' ? proposals.createdAt : desc(proposals.settledAt))
        .limit(limit),
      queries
        .select({ total: sql<number>`count(*)::int` })
        .from(proposals)
        .leftJoin(organisations, eq(organisations.id, proposals.organisationId))
        .where(where),
    ]),
  );
  return { proposals: rows.map(({ proposal, name }) => lineOf(proposal, name)), total: counted[0]?.total ?? 0 };
}

export type ProposedField = Difference & {
  /** As the entry says it now, when it is no longer what the author saw. */
  now: string | null;
  hasMovedOn: boolean;
  editor: Editor | null;
};

/** Throws 404 and 403. */
export async function readProposal(database: Database, actor: Actor, id: string) {
  if (!isId(id)) throw missing();
  return database.query(async (queries) => {
    const [row] = await queries
      .select({
        proposal: proposals,
        territory: territories.name,
        entry: {
          slug: organisations.slug,
          name: organisations.name,
          status: organisations.status,
          homeTerritoryId: organisations.homeTerritoryId,
        },
      })
      .from(proposals)
      .innerJoin(territories, eq(territories.id, proposals.territoryId))
      .leftJoin(organisations, eq(organisations.id, proposals.organisationId))
      .where(eq(proposals.id, id));
    if (!row) throw missing();
    const { proposal, entry } = row;
    const isTheirs =
      entry && proposal.organisationId
        ? mayKeep(actor, { organisationId: proposal.organisationId, homeTerritoryId: entry.homeTerritoryId })
        : coordinatesEntry(actor, { organisationId: '', homeTerritoryId: proposal.territoryId });
    if (!isTheirs) throw new Response('Cette proposition porte sur une fiche que vous ne tenez pas.', { status: 403 });
    const base = (proposal.base ?? EMPTY_ENTRY) as EntrySnapshot;
    const proposed = proposal.proposed as EntrySnapshot;
    const { organisationId, status } = proposal;
    const isOpen = status === 'open';
    const now = isOpen && organisationId ? await readSnapshot(queries, organisationId) : base;
    return {
      proposed,
      territory: row.territory,
      slug: entry?.slug ?? null,
      isPublished: entry?.status === 'published',
      seen: isOpen && organisationId ? await lastVersion(queries, organisationId) : 0,
      fields: compare(base, now, proposed),
      line: lineOf(proposal, entry?.name ?? null),
      wantsAnswer: proposal.answerMail !== null,
      decisions: proposal.decisions,
      answer: proposal.answer,
      isOpen,
    };
  });
}

/** What the author saw, what the entry says by now, what is proposed. */
export function compare(base: EntrySnapshot, now: EntrySnapshot, proposed: EntrySnapshot): ProposedField[] {
  const since = differences(base, now);
  return proposedDifferences(base, proposed).map((difference) => {
    const { path, before } = difference;
    const moved = since.find((other) => other.path === path || path.startsWith(`${other.path}.`));
    const isGone = moved !== undefined && moved.path !== path;
    return {
      ...difference,
      now: moved ? (isGone ? null : moved.after) : before,
      hasMovedOn: moved !== undefined,
      editor: isGone ? null : editorOf(proposed, path),
    };
  });
}

function lineOf(proposal: typeof proposals.$inferSelect, name: string | null): ProposalLine {
  const proposed = proposal.proposed as EntrySnapshot;
  return {
    id: proposal.id,
    entry: name ?? proposed.organisation.name,
    isNew: proposal.base === null,
    source: SOURCES[proposal.source] ?? proposal.source,
    author: proposal.authorName,
    note: proposal.note,
    createdAt: proposal.createdAt.toISOString(),
    settledAt: proposal.settledAt?.toISOString() ?? null,
  };
}

/** The coordination of the territory, and the members of the organisation itself. */
function decidedBy(actor: PersonActor): SQL {
  const homes = actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id);
  const own = actor.organisations.map(({ id }) => id);
  return (
    or(
      homes.length > 0
        ? inArray(sql`coalesce(${organisations.homeTerritoryId}, ${proposals.territoryId})`, homes)
        : undefined,
      own.length > 0 ? inArray(proposals.organisationId, own) : undefined,
    ) ?? sql`false`
  );
}

function missing(): Response {
  return new Response('Cette proposition n’existe pas, ou plus.', { status: 404 });
}
