import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import type { Draft } from '#app/ui/form-draft.ts';
import { anchorOf, type RowGroup, rowNumbers, shownField, shownRows } from './field-names.ts';

export type FormRowsProps = {
  group: RowGroup;
  draft: Draft;
  /** Address of the form, where the buttons send it without script. */
  action: string;
  /** « Lieu 2 », « Coordonnée 1 » */
  word: string;
  addLabel: string;
  children: (row: number, draft: Draft) => ReactNode;
};

type Row = { number: number; isNew: boolean };

const NOTHING: Draft = {};

/** Blocks of fields that are added and taken away: at once with a script, by sending the form without one. */
export function FormRows({ group, draft, action, word, addLabel, children }: FormRowsProps) {
  const [rows, setRows] = useState<Row[]>(() => shownRows(group, draft).map((number) => ({ number, isNew: false })));
  const frame = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState<number | null>(null);
  const anchor = anchorOf(group);
  const free = freeNumber(group, draft, rows);

  useEffect(() => {
    if (added === null) return;
    frame.current?.querySelector<HTMLElement>(`[data-row="${added}"] :is(input:not([type=hidden]), select)`)?.focus();
  }, [added]);

  function handleAdd(event: MouseEvent): void {
    event.preventDefault();
    if (free === undefined) return;
    setRows([...rows, { number: free, isNew: true }]);
    setAdded(free);
  }

  function handleRemove(event: MouseEvent<HTMLButtonElement>, number: number): void {
    event.preventDefault();
    setRows(rows.filter((row) => row.number !== number));
    const form = event.currentTarget.form;
    frame.current?.querySelector<HTMLElement>('[data-add]')?.focus();
    form?.dispatchEvent(new Event('input', { bubbles: true }));
  }

  return (
    <div ref={frame} id={anchor} className="scroll-mt-6 space-y-4">
      {rows.map(({ number, isNew }, at) => (
        <fieldset
          key={`${number} ${isNew}`}
          data-row={number}
          className="rounded-panel border border-line px-4 pt-2 pb-4"
        >
          <legend className="px-1 text-small font-semibold text-soft">
            {word} {at + 1}
          </legend>
          <input type="hidden" name={shownField(group)} value={number} />
          {children(number, isNew ? NOTHING : draft)}
          <div className="mt-2 flex justify-end">
            <Button
              variant="quiet"
              icon={X}
              name="geste"
              value={`retirer:${group.name}:${number}`}
              formAction={`${action}#${anchor}`}
              aria-label={`Retirer : ${word.toLowerCase()} ${at + 1}`}
              onClick={(event) => handleRemove(event, number)}
              className="text-small!"
            >
              Retirer
            </Button>
          </div>
        </fieldset>
      ))}
      {free !== undefined && (
        <Button
          data-add
          icon={Plus}
          name="geste"
          value={`ajouter:${group.name}`}
          formAction={`${action}#${anchor}`}
          onClick={handleAdd}
        >
          {addLabel}
        </Button>
      )}
    </div>
  );
}

/** Never one that was taken away: its place in the form still holds what was written there. */
function freeNumber(group: RowGroup, draft: Draft, rows: Row[]): number | undefined {
  const taken = new Set([...rows.map(({ number }) => number), ...shownRows(group, draft)]);
  return rowNumbers(group).find((number) => !taken.has(number));
}
