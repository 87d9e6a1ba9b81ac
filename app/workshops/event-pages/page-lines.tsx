import { Button } from '#app/ui/button.tsx';
import type { EventPageLine } from './event-pages.server.ts';

export function PageLines({ pages }: { pages: EventPageLine[] }) {
  return (
    <ul>
      {pages.map((page) => (
        <PageLine key={page.slug} page={page} act="ranger" />
      ))}
    </ul>
  );
}

/** One page, and the way to put it away or to bring it back. */
export function PageLine({ page, act }: { page: EventPageLine; act: 'ranger' | 'remettre' }) {
  const { slug, title, participants, isFrozen } = page;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 py-2">
      <span className="min-w-0 break-words">
        <a href={`/ateliers/${slug}`} className="link inline-flex min-h-11 items-center">
          {title}
        </a>
        <span className="block text-small text-soft">
          {participantWords(participants)}
          {isFrozen && ' · figée'}
        </span>
      </span>
      <form method="post">
        <input type="hidden" name="page" value={slug} />
        <Button
          variant="quiet"
          name="geste"
          value={act}
          aria-label={act === 'ranger' ? `Ranger la page ${title}` : `Remettre la page ${title}`}
        >
          {act === 'ranger' ? 'Ranger' : 'Remettre'}
        </Button>
      </form>
    </li>
  );
}

function participantWords(participants: number): string {
  if (participants === 0) return 'personne encore';
  return participants === 1 ? '1 participant' : `${participants} participants`;
}
