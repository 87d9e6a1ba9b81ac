// What becomes of words that arrive: let in, let in but for those of others, left for later, or a reason to close the connection.
import { CLOSE } from './editor-version.ts';
import type { Frame } from './frames.ts';
import type { OpenNote } from './open-notes.server.ts';
import type { Member } from './visitor.ts';

export type FrameVerdict = { update: Uint8Array } | { close: number } | 'later';

type Arrived = { frame: Extract<Frame, { kind: 'update' }>; isRescue: boolean };

export function judgeFrame(note: OpenNote, member: Member, { frame, isRescue }: Arrived): FrameVerdict {
  const judged = note.authors.judge(member, frame, note.document);
  if (judged.kind === 'hostile') return { close: CLOSE.hostile };
  const update = judged.kind === 'fine' ? frame.update : judged.update;
  // What who only reads sends is applied nowhere.
  if (!note.rehearsal || member.connection?.readOnly) return { update };
  // Words of a moment without a line: the copy that follows brings them with all they lean on.
  if (member.hasGap && !frame.isCopy) return 'later';
  const verdict = note.rehearsal.judge({
    update,
    hand: member.hand,
    knownAs: member.knownAs,
    authorOf: (client) => note.authors.otherThan(member, client),
    isRescue: isRescue && frame.isCopy,
  });
  member.hasGap = verdict === 'gap';
  if (verdict === 'fine') return { update };
  if (verdict === 'refused') return { close: CLOSE.notTaken };
  return frame.isCopy ? { close: CLOSE.tryAgain } : 'later';
}
