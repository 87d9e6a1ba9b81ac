import type { Parts } from '#app/server/parts.ts';
import type { RowActor } from '#db/actor.ts';

/** False for who came in on a shared machine: nothing of what they write stays on it. */
export async function keepsCopies({ sessions }: Pick<Parts, 'sessions'>, actor: RowActor): Promise<boolean> {
  if (actor.kind !== 'person') return true;
  const open = await sessions.list(actor.id);
  return !open.some(({ id, isShared }) => id === actor.sessionId && isShared);
}
