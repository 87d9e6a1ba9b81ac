import { Notice } from '#app/ui/notice.tsx';
import type { EventView } from './event-view.ts';

/** What a reader has to know before the rest: cancelled, not published yet, over. */
export function EventStateNotice({ event, mayWrite }: { event: EventView; mayWrite: boolean }) {
  const { status, reason, slug, isOver } = event;
  const toForm = mayWrite && (
    <p className="screen-only">
      <a href={`/administration/evenements/${slug}`} className="link inline-flex min-h-11 items-center">
        Modifier cet évènement
      </a>
    </p>
  );
  if (status === 'cancelled')
    return (
      <Notice tone="error" className="mt-6" title="Cet évènement est annulé">
        {reason && <p className="break-words">{reason}</p>}
        {toForm}
      </Notice>
    );
  if (status !== 'published')
    return (
      <Notice tone="warning" className="mt-6" title={TITLES[status]}>
        <p>Seuls la coordination du territoire et ses organisateurs voient cette page.</p>
        {toForm}
      </Notice>
    );
  if (isOver)
    return (
      <Notice className="mt-6" title="Cet évènement a eu lieu">
        {toForm}
      </Notice>
    );
  return mayWrite ? <div className="mt-4">{toForm}</div> : null;
}

const TITLES = {
  draft: 'Un brouillon, pas encore au programme',
  proposed: 'Une proposition, pas encore au programme',
  refused: 'Une proposition refusée',
};
