import { Badge } from '#app/ui/badge.tsx';
import type { ChangeView, UpdateView } from './read-import.server.ts';

/** What the file changes in entries that are there, and what a partner corrected since, which stays. */
export function ImportUpdates({ updates }: { updates: UpdateView[] }) {
  if (updates.length === 0) return null;
  return (
    <section aria-labelledby="mises-a-jour">
      <h2 id="mises-a-jour">Ce qui changerait dans les fiches existantes</h2>
      <ul className="mt-2 divide-y divide-line">
        {updates.map(({ line, name, slug, changes, kept, keptBy }) => (
          <li key={line} className="py-3">
            <p className="break-words">
              <a
                href={`/administration/annuaire/${slug}`}
                className="link inline-flex min-h-11 items-center font-semibold"
              >
                {name}
              </a>{' '}
              <span className="text-small text-soft">ligne {line}</span>
            </p>
            <dl className="space-y-1">
              {changes.map((change) => (
                <Change key={`${change.label} ${change.after}`} {...change} />
              ))}
              {kept.map(({ label, before, after }) => (
                <div key={label} className="gap-4 sm:flex">
                  <dt className="text-small text-soft sm:w-56 sm:shrink-0">{label}</dt>
                  <dd className="min-w-0 break-words">
                    <Badge tone="verified">gardé : corrigé depuis{keptBy ? ` par ${keptBy}` : ''}</Badge> {before}
                    <span className="block text-small text-soft">Votre tableau dit : {after || '(rien)'}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Change({ label, before, after }: ChangeView) {
  return (
    <div className="gap-4 sm:flex">
      <dt className="text-small text-soft sm:w-56 sm:shrink-0">{label}</dt>
      <dd className="min-w-0 break-words">
        {before && (
          <>
            <del className="text-soft">{before}</del>{' '}
          </>
        )}
        {after && <ins className="no-underline">{after}</ins>}
      </dd>
    </div>
  );
}
