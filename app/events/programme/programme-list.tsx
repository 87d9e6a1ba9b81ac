import { Badge } from '#app/ui/badge.tsx';
import type { ProgrammeGroup, ProgrammeItem } from './programme-view.server.ts';

/** By month, or by day of a week: when, what, where. */
export function ProgrammeList({ groups }: { groups: ProgrammeGroup[] }) {
  return (
    <div className="mt-6 space-y-8">
      {groups.map(({ key, title, items }) => (
        <section key={key} aria-labelledby={`groupe-${key}`}>
          <h2 id={`groupe-${key}`} className="first-letter:uppercase">
            {title}
          </h2>
          <ul className="mt-1 divide-y divide-line">
            {items.map((item) => (
              <ProgrammeLine key={item.key} item={item} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ProgrammeLine({ item: { slug, title, when, startsAt, about, where, isCancelled } }: { item: ProgrammeItem }) {
  return (
    <li className="keep-together py-4">
      <p className="flex flex-wrap items-center gap-x-3">
        <a href={`/evenements/${slug}`} className="link inline-flex min-h-11 items-center font-semibold break-words">
          {title}
        </a>
        {isCancelled && <Badge tone="signal">Annulé</Badge>}
      </p>
      <p className="first-letter:uppercase">
        <time dateTime={startsAt}>{when}</time>
      </p>
      <p className="text-small break-words text-soft">{[where, about].filter(Boolean).join('\u00a0· ')}</p>
    </li>
  );
}
