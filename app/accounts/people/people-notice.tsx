import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';

const WORDS: Record<string, string> = {
  renvoyee: 'L’invitation repart avec un nouveau lien, bon 14 jours. L’ancien ne sert plus.',
  reprise: 'L’invitation est reprise : son lien n’ouvre plus rien.',
  role: 'Le rôle est changé. La personne se reconnectera pour l’exercer.',
  retire: 'Le rôle est retiré, et les sessions de cette personne sont fermées.',
  parti: 'C’est fait : ce que cette personne tenait a changé de mains.',
  acceptee: 'La demande est acceptée : une invitation vient de partir.',
  refusee: 'La demande est refusée, et la personne en connaît la raison.',
};

/** What the last click did. `sent`, `there`: how many invitations left, how many people already held the role. */
export function PeopleNotice({ done, sent, there }: { done: string | null; sent: number; there: number }) {
  const lines = [
    done === 'invitees' && sent > 0 ? `${sent} ${sent > 1 ? 'invitations partent' : 'invitation part'}.` : '',
    done === 'invitees' && there > 0
      ? `${there} ${there > 1 ? 'personnes avaient' : 'personne avait'} déjà ce rôle : rien ne leur est envoyé.`
      : '',
    ownWords(WORDS, done) ?? '',
  ].filter(Boolean);
  if (lines.length === 0) return null;
  return (
    <Notice tone="done" isLive className="mt-6">
      <p>{lines.join(' ')}</p>
    </Notice>
  );
}
