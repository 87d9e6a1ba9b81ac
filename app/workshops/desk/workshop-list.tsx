import type { ListedWorkshop } from './read-workshops.server.ts';

export function WorkshopList({ workshops }: { workshops: ListedWorkshop[] }) {
  return (
    <ul>
      {workshops.map(({ slug, title, event, participants, isFrozen }) => (
        <li key={slug} className="border-b border-line py-3 first:border-t">
          <a href={`/ateliers/${slug}`} className="link text-body font-semibold">
            {title}
          </a>
          <p className="text-small text-soft">
            {[event, participantWords(participants), isFrozen ? 'figée' : 'ouverte'].filter(Boolean).join('\u00a0· ')}
          </p>
          <p className="text-small">
            <a href={`/ateliers/${slug}/animer`}>
              Animer<span className="sr-only"> {title}</span>
            </a>
            {' · '}
            <a href={`/ateliers/${slug}/projection`}>
              Projeter<span className="sr-only"> {title}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}

function participantWords(participants: number): string {
  if (participants === 0) return 'personne encore';
  return participants === 1 ? '1 participant' : `${participants} participants`;
}
