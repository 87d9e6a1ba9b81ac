import { Badge, type BadgeTone } from '#app/ui/badge.tsx';
import { STATUSES, wordOf } from './event.ts';
import type { KeptEvent } from './read-kept-events.server.ts';

const TONES: Record<KeptEvent['status'], BadgeTone> = {
  proposed: 'action',
  draft: 'neutral',
  published: 'verified',
  cancelled: 'signal',
  refused: 'neutral',
};

export function KeptEventItem({ event }: { event: KeptEvent }) {
  const { href, title, format, when, status, official } = event;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <a href={href} className="link inline-flex min-h-11 items-center font-semibold break-words">
          {title}
        </a>
        <p className="text-small text-soft">
          {format}, {when}
        </p>
        {official && status === 'published' && (
          <p className="text-small text-soft">Programme national : {official.toLowerCase()}</p>
        )}
      </div>
      <Badge tone={TONES[status]}>{wordOf(STATUSES, status).label}</Badge>
    </li>
  );
}
