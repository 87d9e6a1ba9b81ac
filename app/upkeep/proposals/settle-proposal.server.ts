// Applies what was accepted of a proposal and remembers what was decided: all of it or nothing, in one transaction.
import { eq } from 'drizzle-orm';
import { queueWritten } from '#app/server/written-mails.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { type ProposalDecision, proposals } from '#db/schema/proposals.ts';
import { findDuplicatesOf } from '../duplicates/find-duplicates.server.ts';
import { freeSlug, noteAct } from '../entry/save-entry.server.ts';
import { lastVersion } from '../history/read-history.server.ts';
import type { EntrySnapshot } from '../history/snapshot.ts';
import { ensureBaseline, readSnapshot, recordVersions, writeSnapshot } from '../history/versions.server.ts';
import { answerMail } from './answer-mail.ts';
import { applyDifferences } from './apply-differences.ts';
import { EMPTY_ENTRY } from './empty-entry.ts';

export type Settlement = {
  actor: PersonActor;
  proposalId: string;
  decisions: ProposalDecision[];
  /** As proposed, amended where the coordinator wrote something else. */
  amended: EntrySnapshot;
  answer: string;
  /** What the mail names: the entry and who answers. */
  told: { entry: string; territory: string; publicUrl: string };
  /** The last version of the entry that was on the screen. */
  seen: number;
};

export type Settled = { kind: 'settled' | 'moved-on' | 'already' };

export async function settleProposal(database: Database, settlement: Settlement): Promise<Settled> {
  return database.transaction((queries) => settleWithin(queries, settlement));
}

/** The same in the caller's transaction. */
export async function settleWithin(queries: Queries, settlement: Settlement): Promise<Settled> {
  const { actor, proposalId, decisions, amended, answer, told, seen } = settlement;
  const [row] = await queries.select().from(proposals).where(eq(proposals.id, proposalId)).for('update');
  if (row?.status !== 'open') return { kind: 'already' };
  const wanted = decisions.filter(({ verdict }) => verdict !== 'refused').map(({ path }) => path);
  let organisationId = row.organisationId;
  if (organisationId !== null && wanted.length > 0) {
    await ensureBaseline(queries, [organisationId]);
    // Before its first recorded change an entry had no version; now it has its first one.
    if ((await lastVersion(queries, organisationId)) !== Math.max(1, seen)) return { kind: 'moved-on' };
    const now = await readSnapshot(queries, organisationId);
    await writeSnapshot(queries, organisationId, applyDifferences(now, amended, wanted));
  }
  if (organisationId === null && wanted.length > 0) {
    organisationId = await createEntry(queries, row.territoryId, applyDifferences(EMPTY_ENTRY, amended, wanted));
  }
  await queries
    .update(proposals)
    .set({
      status: 'settled',
      decisions,
      answer,
      answerMail: null,
      settledAt: new Date(),
      settledById: actor.id,
      organisationId,
    })
    .where(eq(proposals.id, proposalId));
  await noteAct(queries, actor, {
    action: 'proposal-settled',
    kind: 'proposal',
    id: proposalId,
    detail: { organisation: organisationId, taken: wanted.length, refused: decisions.length - wanted.length },
  });
  if (organisationId !== null && wanted.length > 0) {
    const why = row.note === '' ? undefined : row.note.slice(0, 500);
    await recordVersions(queries, [organisationId], { author: actor, cause: 'proposition', why });
    await findDuplicatesOf(queries, organisationId);
  }
  if (row.answerMail !== null) {
    const slug = await slugOf(queries, organisationId);
    const url = slug && `${told.publicUrl}/annuaire/${slug}`;
    const { entry, territory } = told;
    await queueWritten(queries, answerMail({ to: row.answerMail, entry, url, territory, decisions, answer }));
  }
  return { kind: 'settled' };
}

async function createEntry(queries: Queries, homeTerritoryId: string, snapshot: EntrySnapshot): Promise<string> {
  const { name, kind } = snapshot.organisation;
  const slug = await freeSlug(queries, name);
  const [row] = await queries
    .insert(organisations)
    .values({ slug, name, kind, homeTerritoryId, source: 'proposition' })
    .returning({ id: organisations.id });
  if (!row) throw new Error('the organisation was not written');
  await writeSnapshot(queries, row.id, snapshot);
  return row.id;
}

async function slugOf(queries: Queries, organisationId: string | null): Promise<string | null> {
  if (organisationId === null) return null;
  const [row] = await queries
    .select({ slug: organisations.slug })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return row?.slug ?? null;
}
