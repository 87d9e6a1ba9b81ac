// One thing that a workshop taught goes into the directory, through the same door as every proposal: one transaction, once.
import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import { findDuplicatesOf } from '#app/upkeep/duplicates/find-duplicates.server.ts';
import { slugOf } from '#app/upkeep/entry/save-entry.server.ts';
import { lastVersion } from '#app/upkeep/history/read-history.server.ts';
import type { EntrySnapshot } from '#app/upkeep/history/snapshot.ts';
import { readSnapshot } from '#app/upkeep/history/versions.server.ts';
import { proposedDifferences } from '#app/upkeep/proposals/apply-differences.ts';
import { EMPTY_ENTRY, emptyService } from '#app/upkeep/proposals/empty-entry.ts';
import { insertProposal } from '#app/upkeep/proposals/propose-change.server.ts';
import { settleWithin } from '#app/upkeep/proposals/settle-proposal.server.ts';
import { type PersonActor, withActor } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { learnedItems } from '#db/schema/outcomes.ts';
import { territories } from '#db/schema/territories.ts';
import { readWorkshopContent } from '../read-workshop.server.ts';
import type { AcceptedFields } from './accept-form.ts';
import { type LearnedLine, learnedLines } from './read-learned.server.ts';

type Page = { id: string; slug: string; title: string; territoryId: string };
export type Answered = { kind: 'accepted' | 'passed-on' | 'left' | 'already' | 'gone' };

export async function acceptLearned(
  parts: Parts,
  actor: PersonActor,
  { page, key, fields }: { page: Page; key: string; fields: AcceptedFields },
): Promise<Answered> {
  const content = await readWorkshopContent(parts, page.id);
  const accept = async (queries: Queries): Promise<Answered> => {
    if (!(await takeItem(queries, page.id, key))) return { kind: 'already' };
    const line = (await learnedLines(queries, actor, { page, content })).find((one) => one.key === key);
    if (!line) return { kind: 'gone' };
    const base = line.organisation ? await readSnapshot(queries, line.organisation.id) : null;
    const zones = await zonesOf(queries, page.territoryId);
    const proposed = proposedBy(base ?? EMPTY_ENTRY, line, { fields, zones });
    const proposalId = await insertProposal(queries, {
      organisationId: line.organisation?.id ?? null,
      territoryId: page.territoryId,
      author: { kind: 'system', name: `Atelier « ${page.title} »`, mail: null },
      source: 'atelier',
      base,
      proposed,
      note: provenance(page, line),
    });
    if (proposalId === null) return { kind: 'gone' };
    if (line.isOurs) await settleAll(queries, actor, { proposalId, line, base, proposed });
    const organisationId = await organisationOf(queries, proposalId);
    if (line.isOurs && organisationId) await findDuplicatesOf(queries, organisationId);
    await settleItem(queries, { page, key, line, actor, state: 'accepted', proposalId, organisationId });
    return { kind: line.isOurs ? 'accepted' : 'passed-on' };
  };
  return withActor(parts.database, actor, accept, 15_000);
}

export async function leaveLearned(
  parts: Parts,
  actor: PersonActor,
  { page, key, isBack = false }: { page: Page; key: string; isBack?: boolean },
): Promise<Answered> {
  return parts.database.transaction(async (queries) => {
    if (isBack) {
      const left = and(eq(learnedItems.pageId, page.id), eq(learnedItems.key, key), eq(learnedItems.state, 'left'));
      await queries.update(learnedItems).set({ state: 'noted', settledById: null }).where(left);
      return { kind: 'left' };
    }
    if (!(await takeItem(queries, page.id, key))) return { kind: 'already' };
    await queries
      .insert(learnedItems)
      .values({ pageId: page.id, key, kind: 'actor', state: 'left', settledById: actor.id })
      .onConflictDoUpdate({
        target: [learnedItems.pageId, learnedItems.key],
        set: { state: 'left', settledById: actor.id, at: new Date() },
      });
    return { kind: 'left' };
  });
}

/** Locks what is decided here until the end of the transaction: a second click waits, then finds it decided. */
async function takeItem(queries: Queries, pageId: string, key: string): Promise<boolean> {
  await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`learned ${pageId} ${key}`}, 0))`);
  const [item] = await queries
    .select({ state: learnedItems.state })
    .from(learnedItems)
    .where(and(eq(learnedItems.pageId, pageId), eq(learnedItems.key, key)));
  return item?.state !== 'accepted' && item?.state !== 'left';
}

type Settling = { proposalId: string; line: LearnedLine; base: EntrySnapshot | null; proposed: EntrySnapshot };

async function settleAll(queries: Queries, actor: PersonActor, { proposalId, line, base, proposed }: Settling) {
  const settled = await settleWithin(queries, {
    actor,
    proposalId,
    decisions: proposedDifferences(base ?? EMPTY_ENTRY, proposed).map(({ path, label, before, after }) => ({
      path,
      label,
      before,
      after,
      verdict: 'accepted',
      reason: '',
    })),
    amended: proposed,
    answer: '',
    // Nobody waits for an answer: it was said in the room.
    told: { publicUrl: '', entry: line.name, territory: '' },
    seen: line.organisation ? await lastVersion(queries, line.organisation.id) : 0,
  });
  if (settled.kind !== 'settled') throw new Error(`what a workshop taught was not settled: ${settled.kind}`);
}

function proposedBy(
  base: EntrySnapshot,
  { kind, name, channel, need }: LearnedLine,
  { fields, zones }: { fields: AcceptedFields; zones: string[] },
): EntrySnapshot {
  const proposed = structuredClone(base);
  if (kind === 'correction') {
    proposed.contacts.push({
      id: randomUUID(),
      serviceId: null,
      placeId: null,
      channel: channel ?? 'telephone',
      label: '',
      value: name,
      visibility: 'public',
      confirmedAt: null,
    });
    return proposed;
  }
  if (kind === 'actor')
    Object.assign(proposed.organisation, {
      name: fields.name || name,
      kind: fields.kind,
      communeCode: fields.communeCode,
    });
  const service = kind === 'service' ? fields.service || name : fields.service;
  const answers = fields.need || need;
  if (service && answers) {
    const made = { ...emptyService(randomUUID()), name: service, slug: slugOf(service), needs: [answers], zones };
    proposed.services.push(made);
  }
  return proposed;
}

/** Where it was said, never what: the words stay with the workshop. */
function provenance({ slug, title }: Page, { evidence }: LearnedLine): string {
  const card = evidence.find(({ cardId }) => cardId !== null)?.cardId;
  return `Appris à l’atelier « ${title} » : /ateliers/${slug}${card ? `#carte-${card}` : ''}`;
}

async function zonesOf(queries: Queries, territoryId: string): Promise<string[]> {
  const [row] = await queries
    .select({ zones: territories.zones })
    .from(territories)
    .where(eq(territories.id, territoryId));
  return row?.zones ?? [];
}

async function organisationOf(queries: Queries, proposalId: string): Promise<string | null> {
  const [row] = await queries.execute<{ id: string | null }>(
    sql`select organisation_id as id from proposals where id = ${proposalId}`,
  );
  return row?.id ?? null;
}

type Item = {
  page: Page;
  key: string;
  line: LearnedLine;
  actor: PersonActor;
  state: 'accepted';
  proposalId: string;
  organisationId: string | null;
};

async function settleItem(queries: Queries, { page, key, line, actor, ...decided }: Item): Promise<void> {
  const cardId = line.evidence.find((one) => one.cardId !== null)?.cardId ?? '';
  const values = { ...decided, settledById: actor.id, at: new Date() };
  await queries
    .insert(learnedItems)
    .values({ pageId: page.id, key, kind: line.kind, cardId, ...values })
    .onConflictDoUpdate({ target: [learnedItems.pageId, learnedItems.key], set: values });
}
