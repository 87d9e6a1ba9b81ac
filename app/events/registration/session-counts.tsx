import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';
import type { SessionCount } from './read-registrations.server.ts';

const DONE: Record<string, string> = {
  ajout: 'La personne est sur la liste.',
  annulation: 'C’est annulé ; la place est allée à la personne suivante, s’il y en avait une.',
  ouvert: 'Les inscriptions sont ouvertes.',
  ferme: 'Les inscriptions sont fermées ; qui a une place la garde.',
  effacement: 'La date est enregistrée.',
  place: 'La personne a une place. Elle reçoit un courriel si elle a laissé son adresse.',
};

export function ListNotice({ done }: { done: string | null }) {
  const words = ownWords(DONE, done);
  return words ? (
    <Notice tone="done" isLive>
      <p>{words}</p>
    </Notice>
  ) : null;
}

export function SessionCounts({ sessions }: { sessions: SessionCount[] }) {
  if (sessions.length === 0) return null;
  return (
    <section aria-labelledby="par-seance" className="mt-8 max-w-xl">
      <h2 id="par-seance">Par séance</h2>
      <ul className="mt-2 divide-y divide-line">
        {sessions.map(({ title, confirmed, waiting, capacity }) => (
          <li key={title} className="flex flex-wrap justify-between gap-x-6 py-2">
            <span>{title}</span>
            <span className="tabular-nums text-soft">
              {confirmed}
              {capacity !== null && ` sur ${capacity}`}
              {waiting > 0 && `, ${waiting} en attente`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
