import { LinkButton } from '#app/ui/button.tsx';
import { dateAndTime } from '#app/ui/french-date.ts';
import { DifferenceList } from './difference-list.tsx';
import type { PastVersion } from './read-history.server.ts';

/** Newest first: who, what, from, to, when, why; the way back to each but the last. */
export function VersionList({ slug, versions, last }: { slug: string; versions: PastVersion[]; last: number }) {
  return (
    <ol className="mt-8 space-y-8">
      {versions.map(({ number, at, author, cause, why, differences }) => (
        <li key={number} className="border-t border-line pt-5">
          <div className="flex flex-wrap items-start justify-between gap-3">
            <div className="min-w-0">
              <h2 className="text-title">
                <time dateTime={at}>{dateAndTime(new Date(at))}</time>
              </h2>
              <p className="text-soft">
                {cause}
                {author && `, par ${author}`}. Version {number}.
              </p>
              {why && <p className="mt-1 max-w-prose break-words">« {why} »</p>}
            </div>
            {number !== last && (
              <LinkButton href={`/administration/annuaire/${slug}/historique?version=${number}`}>
                Revenir à la version {number}
              </LinkButton>
            )}
          </div>
          {differences && (
            <div className="mt-3">
              <DifferenceList differences={differences} empty="Aucune information n’a changé." />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
