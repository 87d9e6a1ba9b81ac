import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';

const WORDS: Record<string, string> = {
  ecarte: 'C’est noté : ces deux fiches ne seront plus proposées comme doublons.',
  rouvert: 'La paire est de nouveau à examiner.',
  propose:
    'La fusion est proposée. La coordination de l’autre territoire la trouvera sur son bureau ; rien ne change d’ici là.',
  refuse: 'La fusion proposée est refusée. Les deux fiches restent comme elles sont.',
  fusionne: 'Les deux fiches n’en font plus qu’une. L’ancienne adresse mène à la fiche gardée.',
  defait: 'La fusion est défaite : les deux fiches sont de nouveau là.',
};

/** What the last click did. */
export function DuplicatesNotice({ done }: { done: string | null }) {
  const words = ownWords(WORDS, done);
  if (!words) return null;
  return (
    <Notice tone="done" isLive className="mt-6">
      <p>{words}</p>
    </Notice>
  );
}
