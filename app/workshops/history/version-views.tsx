import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { dateAndTime } from '#app/ui/french-date.ts';
import type { ChangeView, VersionView } from './read-note-history.server.ts';
import type { ChangedPiece } from './text-changes.ts';

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

type Chosen = VersionView & { changes: ChangeView[] };

/** `canRestore`: only who facilitates goes back. */
export function ChangeList({ chosen, here, canRestore }: { chosen: Chosen; here: string; canRestore: boolean }) {
  const { id, name, at, changes } = chosen;
  return (
    <section aria-labelledby="depuis" className="mt-8">
      <h2 id="depuis">
        Depuis {name ? `« ${name} »` : 'le moment'} du {dateAndTime(new Date(at))}
      </h2>
      {changes.length === 0 && <p className="mt-2 text-soft">Rien n’a changé.</p>}
      <ul className="mt-2 divide-y divide-line">
        {changes.map((change) => (
          <ChangeItem key={change.id} change={change} />
        ))}
      </ul>
      {canRestore && changes.length > 0 && (
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

function ChangeItem({ change: { kind, author, pieces, moved } }: { change: ChangeView }) {
  return (
    <li className="py-2 break-words">
      <strong>{KINDS[kind]}</strong>
      {moved && ` de « ${moved.from} » à « ${moved.to} »`}
      {author && <span className="text-soft"> · {author}</span>}
      <p>
        {placed(pieces).map(({ from, kind: piece, text }) => (
          <PieceOfText key={from} kind={kind === 'changed' ? piece : kind === 'removed' ? 'removed' : 'same'}>
            {text}
          </PieceOfText>
        ))}
      </p>
    </li>
  );
}

/** By where they begin: two pieces of a sentence may read the same. */
function placed(pieces: ChangedPiece[]): (ChangedPiece & { from: number })[] {
  let at = 0;
  return pieces.map((piece) => {
    const from = at;
    at += piece.text.length;
    return { ...piece, from };
  });
}

/** Said aloud, too: many screen readers pass over `ins` and `del`. */
function PieceOfText({ kind, children }: { kind: ChangedPiece['kind']; children: string }) {
  if (kind === 'same') return children;
  const Tag = kind === 'added' ? 'ins' : 'del';
  return (
    <Tag className={kind === 'added' ? 'font-semibold' : 'text-soft'}>
      <span className="sr-only"> [{kind === 'added' ? 'ajouté' : 'retiré'}] </span>
      {children}
      <span className="sr-only"> [fin] </span>
    </Tag>
  );
}
