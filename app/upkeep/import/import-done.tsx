import { Button } from '#app/ui/button.tsx';
import { longDate } from '#app/ui/french-date.ts';
import { Notice } from '#app/ui/notice.tsx';
import { ImportCounts } from './import-counts.tsx';
import { ImportIssues } from './import-issues.tsx';
import type { ImportView } from './read-import.server.ts';

export function ImportDone({ view }: { view: ImportView }) {
  return (
    <>
      <Notice tone="done" title="C’est dans l’annuaire" isLive className="mt-6">
        <p>
          {view.appliedAt && `Écrit le ${longDate(new Date(view.appliedAt))}. `}
          Visible dans la recherche dans quelques secondes. Les nouvelles fiches ne sont pas encore vérifiées avec les
          organismes.
        </p>
      </Notice>
      <ImportCounts counts={view.counts} />
      <div className="mt-10 space-y-12">
        <ImportIssues issues={view.issues} total={view.counts.faults ?? 0} />
        <section aria-labelledby="defaire">
          <h2 id="defaire">Défaire cet import</h2>
          <p className="mt-1 max-w-prose">
            Les fiches créées disparaissent, les fiches mises à jour redeviennent ce qu’elles étaient. Ce que quelqu’un
            a changé ou utilisé depuis n’est pas effacé : vous en aurez la liste.
          </p>
          <form method="post" action={`/administration/import/${view.id}`} className="mt-4">
            <input type="hidden" name="geste" value="defaire" />
            <Button>Défaire tout l’import</Button>
          </form>
        </section>
      </div>
    </>
  );
}

export function ImportUndone({ view }: { view: ImportView }) {
  const { removed = 0, restored = 0, archived = 0, left = 0, entries = [] } = view.report ?? {};
  return (
    <>
      <Notice tone="done" title="L’import est défait" isLive className="mt-6">
        <p>
          {removed} {removed > 1 ? 'fiches effacées' : 'fiche effacée'}, {restored}{' '}
          {restored > 1 ? 'remises comme avant' : 'remise comme avant'}
          {archived > 0 &&
            `, ${archived} ${archived > 1 ? 'retirées' : 'retirée'} de l’annuaire sans être ${archived > 1 ? 'effacées' : 'effacée'}`}
          {left > 0 &&
            `, ${left} ${left > 1 ? 'laissées parce que changées depuis' : 'laissée parce que changée depuis'}`}
          .
        </p>
      </Notice>
      {entries.length > 0 && (
        <section aria-labelledby="restees" className="mt-10">
          <h2 id="restees">Ce qui n’a pas été effacé</h2>
          <ul className="mt-2 divide-y divide-line">
            {entries.map(({ name, slug, why }) => (
              <li key={slug} className="py-2.5 break-words">
                <a
                  href={`/administration/annuaire/${slug}`}
                  className="link inline-flex min-h-11 items-center font-semibold"
                >
                  {name}
                </a>{' '}
                {why}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
