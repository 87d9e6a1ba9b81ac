import Phone from 'lucide-react/icons/phone';
import { Badge, FreshnessBadge } from '#app/ui/badge.tsx';
import { Act } from './entry-services.tsx';
import type { KeptEntry } from './read-kept-entries.server.ts';

/** One entry to keep true: its age, the way to correct it, and one click once it was checked. */
export function KeptEntryItem({ entry, now, back }: { entry: KeptEntry; now: Date; back: string }) {
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
        </p>
      </div>
      {status === 'published' && (
        <Act slug={slug} act="verifier" label="Vérifié par téléphone" icon={Phone} back={back} name={name} />
      )}
    </li>
  );
}
