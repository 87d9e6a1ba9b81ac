// Both entries of a pair side by side, with what the page proposes to keep.
import { isId } from '#app/server/ids.ts';
import type { Actor, PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import type { EntrySnapshot, ServiceSnapshot } from '../history/snapshot.ts';
import { readSnapshot } from '../history/versions.server.ts';
import { stateOf } from './merge-entries.server.ts';
import { differingFields, type Side } from './merge-fields.ts';
import { mayAccept, mayMerge, mayPropose, seesPair } from './merge-policy.ts';
import { likeServices, type MergeChoices, proposedChoices } from './merge-snapshots.ts';
import type { PairDetail, ServiceLine } from './pair-view.ts';
import { type PairRow, pairLine, readPairRow } from './read-pairs.server.ts';

export type Proposal = { territories: string[]; choices: MergeChoices; mark: string };
export type SeenPair = { row: PairRow; left: EntrySnapshot; right: EntrySnapshot; proposal: Proposal | null };

/** Throws 404 when there is none any more, 403 for who coordinates none of the two. */
export async function seenPair(database: Database, actor: Actor, id: string): Promise<SeenPair> {
  const missing = () =>
    new Response('Cette paire n’est plus à examiner : elle a été fusionnée ou ne se ressemble plus.', { status: 404 });
  if (!isId(id)) throw missing();
  return database.query(async (queries) => {
    const row = await readPairRow(queries, id);
    if (!row) throw missing();
    if (!seesPair(actor, territoriesOf(row))) {
      throw new Response('Cette paire est examinée par la coordination des territoires de ses deux fiches.', {
        status: 403,
      });
    }
    return {
      row,
      left: await readSnapshot(queries, row.left_side.id),
      right: await readSnapshot(queries, row.right_side.id),
      proposal: row.state === 'proposed' ? (row.proposal as Proposal | null) : null,
    };
  });
}

export function territoriesOf(row: PairRow): { left: string; right: string } {
  return { left: row.left_side.home_territory_id, right: row.right_side.home_territory_id };
}

/** `chosen`: what somebody sent or proposed before. */
export function pairDetail(
  { row, left, right, proposal }: SeenPair,
  actor: PersonActor,
  chosen?: MergeChoices,
): PairDetail {
  const territories = territoriesOf(row);
  const keep = chosen?.keep ?? proposal?.choices.keep ?? proposedKeep(left, right);
  const choices = chosen ?? proposal?.choices ?? proposedChoices(left, right, keep);
  const twins = likeServices(left, right);
  const isTwin = (service: ServiceSnapshot) => twins.some((pair) => pair.some(({ id }) => id === service.id));
  return {
    ...pairLine(row, actor),
    keep,
    fields: differingFields(left, right).map((field) => ({ ...field, chosen: choices.fields[field.name] ?? keep })),
    likeServices: twins.map(([a, b]) => ({
      left: serviceLine(a),
      right: serviceLine(b),
      chosen: choices.joins.find((join) => join.left === a.id && join.right === b.id)?.text ?? 'apart',
    })),
    otherServices: {
      left: left.services.filter((service) => !isTwin(service)).map(serviceLine),
      right: right.services.filter((service) => !isTwin(service)).map(serviceLine),
    },
    mark: stateOf(left, right),
    may: {
      merge: mayMerge(actor, territories),
      propose: mayPropose(actor, territories),
      accept: proposal !== null && mayAccept(actor, territories, proposal.territories),
    },
  };
}

/** The one in the directory, then the one with more to say, then the one checked last. */
export function proposedKeep(left: EntrySnapshot, right: EntrySnapshot): Side {
  const weight = (one: EntrySnapshot, other: EntrySnapshot) =>
    (one.organisation.status === 'published' ? 8 : 0) +
    (one.services.length > other.services.length ? 2 : 0) +
    ((one.organisation.verifiedAt ?? '') > (other.organisation.verifiedAt ?? '') ? 1 : 0);
  return weight(right, left) > weight(left, right) ? 'right' : 'left';
}

function serviceLine(service: ServiceSnapshot): ServiceLine {
  return {
    id: service.id,
    name: service.name,
    about: service.needs.map((code) => labelOf(NEEDS, code)).join(', '),
  };
}
