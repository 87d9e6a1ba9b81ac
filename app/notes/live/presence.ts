// Who is seen in a note: each page shows itself, under the identity that the server gives it, and nobody else.
import type { Member } from './visitor.ts';

const LARGEST_STATE = 2_048;
const MAX_PRESENCES = 4;

/** Client ids that are seen already: under this connection, and under others. */
export type Presences = { own: Set<number>; others: Set<number> };

/** Changes `states`, what one frame says of clients, to what may be shown. */
export function sanitisePresence(states: Map<number, unknown>, member: Member, { own, others }: Presences): void {
  let fresh = 0;
  for (const [client, state] of [...states]) {
    const isState = typeof state === 'object' && state !== null;
    const isTooLarge = isState && JSON.stringify(state).length > LARGEST_STATE;
    const isOneTooMany = !own.has(client) && own.size + fresh >= MAX_PRESENCES;
    if (!isState || isTooLarge || isOneTooMany || others.has(client) || member.access !== 'write') {
      states.delete(client);
      continue;
    }
    if (!own.has(client)) fresh += 1;
    const { id, name, structure, colour } = member.writer;
    states.set(client, { ...state, user: { id, name, structure, colour } });
  }
}
