import Phone from 'lucide-react/icons/phone';
import type { ReactNode } from 'react';
import { Badge, FreshnessBadge } from '#app/ui/badge.tsx';
import { percent } from '../quality/quality-panel.tsx';
import type { EntryQuality } from '../quality/read-qualities.server.ts';
import { Act } from './entry-services.tsx';
import type { KeptEntry } from './read-kept-entries.server.ts';

export type KeptEntryItemProps = {
  entry: KeptEntry;
  now: Date;
  back: string;
  quality?: EntryQuality;
  /** More that can be done with it, folded. */
  children?: ReactNode;
};

/** One entry to keep true: its age, the way to correct it, and one click once it was checked. */
export function KeptEntryItem({ entry, now, back, quality, children }: KeptEntryItemProps) {
  const { slug, name, status, verifiedAt, verifiedBy } = entry;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <a href={`/administration/annuaire/${slug}`} className="link inline-flex min-h-11 items-center font-semibold">
          {name}
        </a>
        <p className="flex flex-wrap items-center gap-2 text-small text-soft">
          <FreshnessBadge
            date={verifiedAt === null ? null : new Date(verifiedAt)}
            now={now}
            verb="Vérifié en"
            verbWithDay="Vérifié le"
            unknown="Jamais vérifié"
          />
          {verifiedBy && <span>par {verifiedBy}</span>}
          {status === 'archived' && <Badge>Retirée de l’annuaire</Badge>}
          {status === 'draft' && <Badge>Pas encore publiée</Badge>}
        </p>
        {quality && (
          <p className="mt-1 text-small text-soft">
            Qualité <span className="tabular-nums">{percent(quality.score)}</span>
            {quality.href && (
              <>
                {' · '}
                <a href={quality.href} className="link" aria-label={`${quality.advice} : ${name}`}>
                  {quality.advice}
                </a>
              </>
            )}
          </p>
        )}
      </div>
      {status === 'published' && (
        <Act slug={slug} act="verifier" label="Vérifié par téléphone" icon={Phone} back={back} name={name} />
      )}
      {children}
    </li>
  );
}
