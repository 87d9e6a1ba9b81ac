// Where a note has rules, what somebody brings is rehearsed on a copy of it first: nothing that breaks a rule is applied, stored or
// shown, and what was judged is exactly what will stand there.
import * as Y from 'yjs';
import type { NoteHand, NoteRules, NoteWriter } from '#app/server/live-notes.ts';

export type Verdict = 'fine' | 'refused' | /** It leans on words that are not here. */ 'gap';

export type Bringing = {
  update: Uint8Array;
  hand: NoteHand;
  knownAs: NoteWriter[];
  /** The author of what stands under a client id, when that is somebody else than who brings it. */
  authorOf: (client: number) => string | null;
  /** The server may have lost words that devices still hold. */
  isRescue: boolean;
};

export type Rehearsal = {
  judge: (bringing: Bringing) => Verdict;
  /** The next one starts from the note as it stands. */
  forget: () => void;
};

export function openRehearsal(document: Y.Doc, rules: NoteRules): Rehearsal {
  let stage: { copy: Y.Doc; isAllowed: ReturnType<NoteRules> } | null = null;
  document.on('update', (update: Uint8Array) => {
    if (stage) Y.applyUpdate(stage.copy, update);
  });
  document.on('destroy', forget);

  function forget(): void {
    stage?.copy.destroy();
    stage = null;
  }

  function open(): NonNullable<typeof stage> {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
    return { copy, isAllowed: rules(copy) };
  }

  function judge(bringing: Bringing, { copy, isAllowed }: NonNullable<typeof stage>): Verdict {
    let verdict: Verdict = 'fine';
    // Before what was overwritten is let go.
    copy.once('afterTransaction', (transaction: Y.Transaction) => {
      const { hand } = bringing;
      const others = authorsIn(transaction, bringing);
      if (others.length > 0 && !bringing.isRescue) verdict = 'refused';
      const isSaved = others.length > 0;
      const asked = isSaved ? { ownIds: [...hand.ownIds, ...others], arranges: true } : hand;
      const knownAs = isSaved ? null : bringing.knownAs;
      if (verdict === 'fine' && !isAllowed({ transaction, hand: asked, knownAs })) verdict = 'refused';
    });
    try {
      Y.applyUpdate(copy, bringing.update);
    } catch {
      return 'refused';
    }
    const { pendingStructs, pendingDs } = copy.store;
    return pendingStructs || pendingDs ? 'gap' : verdict;
  }

  return {
    judge: (bringing) => {
      stage ??= open();
      const verdict = judge(bringing, stage);
      if (verdict !== 'fine') forget();
      return verdict;
    },
    forget,
  };
}

/** Whose words came besides those of who brings them. */
function authorsIn({ beforeState, afterState }: Y.Transaction, { authorOf }: Bringing): string[] {
  const authors = [...afterState].flatMap(([client, clock]) =>
    clock > (beforeState.get(client) ?? 0) ? (authorOf(client) ?? []) : [],
  );
  return [...new Set(authors)];
}
