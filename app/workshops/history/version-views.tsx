import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { dateAndTime } from '#app/ui/french-date.ts';
import type { ChangeView, VersionView } from './read-note-history.server.ts';

export function NameForm({ here, error }: { here: string; error: string | undefined }) {
  return (
    <form method="post" action={here} noValidate className="mt-8 flex flex-wrap items-end gap-3">
      <TextField
        className="min-w-0 flex-1"
        label="Garder ce moment sous un nom"
        name="nom"
        error={error}
        autoComplete="off"
      />
      <Button name="geste" value="garder">
        Garder
      </Button>
    </form>
  );
}

export function VersionList({
  versions,
  here,
  chosenId,
}: {
  versions: VersionView[];
  here: string;
  chosenId: string | null;
}) {
  return (
    <section aria-labelledby="moments" className="mt-8">
      <h2 id="moments">Moments gardés</h2>
      {versions.length === 0 && (
        <p className="mt-2 text-soft">Aucun encore : les moments se gardent d’eux-mêmes pendant que l’on écrit.</p>
      )}
      <ul className="mt-2 divide-y divide-line">
        {versions.map(({ id, name, at, authorName, writers }) => (
          <li key={id} className="py-3">
            <a
              href={`${here}&version=${id}`}
              className="link inline-flex min-h-11 items-center"
              aria-current={id === chosenId || undefined}
            >
              {name || 'Moment'} · {dateAndTime(new Date(at))}
            </a>
            <p className="text-soft">
              {[authorName && `Gardé par ${authorName}`, writers.length > 0 && `Ont écrit : ${writers.join(', ')}`]
                .filter(Boolean)
                .join('. ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const KINDS = { added: 'Ajouté', changed: 'Modifié', moved: 'Déplacé', removed: 'Retiré' };

export function ChangeList({ chosen, here }: { chosen: VersionView & { changes: ChangeView[] }; here: string }) {
  const { id, name, at, changes } = chosen;
  return (
    <section aria-labelledby="depuis" className="mt-8">
      <h2 id="depuis">
        Depuis {name ? `« ${name} »` : 'le moment'} du {dateAndTime(new Date(at))}
      </h2>
      {changes.length === 0 && <p className="mt-2 text-soft">Rien n’a changé.</p>}
      <ul className="mt-2 divide-y divide-line">
        {changes.map(({ kind, author, before, after }) => (
          <li key={`${kind}-${before}-${after}`} className="py-2 break-words">
            <strong>{KINDS[kind]}</strong>
            {author && <span className="text-soft"> · {author}</span>}
            {before !== null && (
              <p className={kind === 'moved' ? '' : 'text-soft'}>
                <span className="sr-only">Avant : </span>
                {kind === 'moved' ? before : <del>{before}</del>}
              </p>
            )}
            {after !== null && (
              <p>
                <span className="sr-only">Maintenant : </span>
                {after}
              </p>
            )}
          </li>
        ))}
      </ul>
      {changes.length > 0 && (
        <form method="post" action={here} className="mt-3">
          <input type="hidden" name="version" value={id} />
          <Button variant="primary" name="geste" value="retablir">
            Rétablir cet état
          </Button>
        </form>
      )}
    </section>
  );
}
