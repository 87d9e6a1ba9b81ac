import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { LONGEST_TITLE } from '../board/board-limits.ts';
import type { BoardScreen } from '../page/screen.ts';

/** Each column: its name, its place, its lock. */
export function ColumnForms({ board: { noteId, columns, lockedColumns } }: { board: BoardScreen }) {
  return (
    <details>
      <summary className="min-h-8 font-semibold text-action">Colonnes : verrouiller, renommer, ranger</summary>
      <ul className="mt-2">
        {columns.map(({ id, title, cards }, at) => {
          const isLocked = lockedColumns.includes(id);
          return (
            <li key={id} className="border-b border-line py-3">
              <Form method="post" className="flex flex-wrap items-end gap-x-4 gap-y-2">
                <input type="hidden" name="note" value={noteId} />
                <input type="hidden" name="colonne" value={id} />
                <input type="hidden" name="vers" value={isLocked ? 'ouvert' : 'ferme'} />
                <TextField
                  label={`Colonne ${at + 1}`}
                  name="titre"
                  defaultValue={title}
                  maxLength={LONGEST_TITLE}
                  className="min-w-48 flex-1"
                />
                <Button name="geste" value="colonne-renommer">
                  Renommer
                </Button>
                <Button variant="quiet" name="geste" value="verrou">
                  {isLocked ? 'Déverrouiller' : 'Verrouiller'}
                  <span className="sr-only"> {title}</span>
                </Button>
                {at > 0 && (
                  <Button variant="quiet" name="geste" value="colonne-avant">
                    Avancer<span className="sr-only"> {title}</span>
                  </Button>
                )}
                {at < columns.length - 1 && (
                  <Button variant="quiet" name="geste" value="colonne-apres">
                    Reculer<span className="sr-only"> {title}</span>
                  </Button>
                )}
                {cards.length === 0 && (
                  <Button variant="quiet" name="geste" value="colonne-retirer">
                    Retirer<span className="sr-only"> {title}</span>
                  </Button>
                )}
              </Form>
            </li>
          );
        })}
      </ul>
      <Form method="post" className="mt-3 flex flex-wrap items-end gap-3">
        <input type="hidden" name="note" value={noteId} />
        <TextField label="Nouvelle colonne" name="titre" maxLength={LONGEST_TITLE} className="min-w-48 flex-1" />
        <Button name="geste" value="colonne-ajouter">
          Ajouter la colonne
        </Button>
      </Form>
    </details>
  );
}
