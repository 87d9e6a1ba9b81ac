// What becomes of words that arrive: let in, let in but for those of others, left for later, or a reason to close the connection.
import { CLOSE } from './editor-version.ts';
import type { Frame } from './frames.ts';
import type { OpenNote } from './open-notes.server.ts';
import type { Member } from './visitor.ts';

export type FrameVerdict = { update: Uint8Array } | { close: number } | 'later';

type Arrived = { frame: Extract<Frame, { kind: 'update' }>; isRescue: boolean };

export function judgeFrame(note: OpenNote, member: Member, { frame, isRescue }: Arrived): FrameVerdict {
  const readsOnly = member.connection?.readOnly === true;
  const hasRules = note.rehearsal !== null || readsOnly;
  // Words of a moment without a line: the copy that follows brings them with all they lean on.
  if (member.hasGap && !frame.isCopy && !readsOnly) return 'later';
  const judged = note.authors.judge(member, frame, note.document, { isRescue, hasRules });
  if (judged.kind === 'hostile') return { close: CLOSE.hostile };
  if (judged.kind === 'forged') return { close: CLOSE.notTaken };
  if (judged.kind === 'gap') return waitFor(member, frame);
  const update = judged.kind === 'rewritten' ? judged.update : frame.update;
  // What who only reads sends is applied nowhere.
  if (!note.rehearsal || readsOnly) {
    member.hasGap = false;
    return { update };
  }
  const verdict = note.rehearsal.judge({
    update,
    hand: member.hand,
    knownAs: member.knownAs,
    authorOf: (client) => note.authors.otherThan(member, client),
    isRescue: isRescue && frame.isCopy,
  });
  if (verdict === 'gap') return waitFor(member, frame);
  member.hasGap = false;
  return verdict === 'fine' ? { update } : { close: CLOSE.notTaken };
}

function waitFor(member: Member, { isCopy }: Arrived['frame']): FrameVerdict {
  member.hasGap = true;
  return isCopy ? { close: CLOSE.tryAgain } : 'later';
}
