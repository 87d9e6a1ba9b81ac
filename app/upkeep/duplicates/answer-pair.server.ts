// One click on the page of a pair: who may, and what happens.
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { proposeMerge, reopenPair, setPairAside } from './decide-pair.server.ts';
import { mergeEntries, stateOf } from './merge-entries.server.ts';
import { mayAccept, mayMerge } from './merge-policy.ts';
import type { MergeChoices } from './merge-snapshots.ts';
import { type SeenPair, territoriesOf } from './read-pair.server.ts';
import type { PairForm } from './read-pair-form.ts';

export type PairOutcome = { kind: 'done'; to: string } | { kind: 'changed' } | { kind: 'refused'; sentence: string };

const BOTH =
  'Fusionner demande de coordonner les deux territoires. Proposez la fusion : l’autre coordination répondra.';

export async function answerPair(
  database: Database,
  { actor, seen, form }: { actor: PersonActor; seen: SeenPair; form: PairForm },
): Promise<PairOutcome> {
  const { row, proposal } = seen;
  const list = (done: string): PairOutcome => ({ kind: 'done', to: `/administration/doublons?fait=${done}` });
  const territories = territoriesOf(row);
  switch (form.act) {
    case 'ecarter':
    case 'refuser':
      await setPairAside(database, actor, row.id);
      return list(form.act === 'refuser' ? 'refuse' : 'ecarte');
    case 'rouvrir':
      await reopenPair(database, actor, row.id);
      return { kind: 'done', to: `/administration/doublons/${row.id}?fait=rouvert` };
    case 'proposer':
      if (form.mark !== stateOf(seen.left, seen.right)) return { kind: 'changed' };
      await proposeMerge(database, { actor, pairId: row.id, territories, choices: form.choices, mark: form.mark });
      return list('propose');
    case 'accepter':
      if (!proposal || !mayAccept(actor, territories, proposal.territories)) return { kind: 'refused', sentence: BOTH };
      return merge(database, { actor, seen, choices: proposal.choices, mark: proposal.mark });
    case 'fusionner':
      if (!mayMerge(actor, territories)) return { kind: 'refused', sentence: BOTH };
      return merge(database, { actor, seen, choices: form.choices, mark: form.mark });
  }
}

async function merge(
  database: Database,
  { actor, seen, choices, mark }: { actor: PersonActor; seen: SeenPair; choices: MergeChoices; mark: string },
): Promise<PairOutcome> {
  const { left_side: left, right_side: right } = seen.row;
  const id = await mergeEntries(database, { actor, leftId: left.id, rightId: right.id, choices, state: mark });
  return id === null ? { kind: 'changed' } : { kind: 'done', to: `/administration/fusions/${id}?fait=fusionne` };
}
