import type { TerritoryVersion } from '#app/territories/settings/read-territory.server.ts';
import { Button } from '#app/ui/button.tsx';
import { longDate } from '#app/ui/french-date.ts';

/** Who changed what, when; and the way back. */
export function TerritoryVersions({ slug, versions }: { slug: string; versions: TerritoryVersion[] }) {
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versions" className="mt-12 border-t border-line pt-6">
      <h2 id="versions">Versions</h2>
      <ol reversed className="mt-3 divide-y divide-line">
        {versions.map(({ number, at, by, restored, changes }, index) => (
          <li key={number} className="py-3">
            <p className="font-semibold">
              Version {number}
              {index === 0 && ', en vigueur'}
            </p>
            <p className="text-small text-soft">
              {longDate(at)}, {by}
              {restored !== null && `. Retour à la version ${restored}`}
            </p>
            <ul className="mt-1 text-small">
              {changes.map(({ label, before, after }) => (
                <li key={label} className="break-words">
                  {label} : {[before, after].filter(Boolean).join(' → ')}
                </li>
              ))}
            </ul>
            {index > 0 && (
              <form method="post" action={`/administration/territoires/${slug}`}>
                <input type="hidden" name="numero" value={number} />
                <Button
                  variant="quiet"
                  name="geste"
                  value="revenir"
                  aria-label={`Revenir à cette version, la ${number}`}
                >
                  Revenir à cette version
                </Button>
              </form>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
