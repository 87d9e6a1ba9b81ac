// What became of a card, in words.
export type OutcomeKind = 'tache' | 'groupe' | 'evenement';
export type CardOutcome = {
  kind: OutcomeKind;
  isDone: boolean;
  /** null where the reader may not follow. */
  href: string | null;
};

const WORDS: Record<OutcomeKind, string> = {
  tache: 'une tâche',
  groupe: 'un groupe de travail',
  evenement: 'un évènement',
};

export function outcomeWords({ kind, isDone }: CardOutcome): string {
  return isDone ? `${WORDS[kind]} (faite)` : WORDS[kind];
}
