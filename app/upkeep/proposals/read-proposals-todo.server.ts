// Proposals that wait for somebody's decision, for the desk.
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { type ProposalLine, readProposals } from './read-proposals.server.ts';

const FIRST = 5;

export type ProposalsTodo = { total: number; proposals: ProposalLine[] };

export function readProposalsTodo(database: Database, actor: PersonActor): Promise<ProposalsTodo> {
  return readProposals(database, actor, { status: 'open', limit: FIRST });
}
