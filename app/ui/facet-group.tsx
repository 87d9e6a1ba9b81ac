import ChevronDown from 'lucide-react/icons/chevron-down';
import { useState } from 'react';
import { Icon } from '#app/ui/icon.tsx';
import { Tick } from '#app/ui/tick.tsx';

export type FacetOption = { value: string; label: string; count: number; isChosen: boolean };

export type FacetGroupProps = {
  legend: string;
  name: string;
  options: FacetOption[];
  type?: 'checkbox' | 'radio';
  isOpen?: boolean;
  /** Options shown before « moreLabel » unfolds the rest; chosen ones always show. */
  shown?: number;
  moreLabel?: string;
  /** « nombre d’acteurs »: what the counts are, said by screen readers with the legend and not again at each choice. */
  countWords?: string;
  onChange?: (event: React.ChangeEvent<HTMLInputElement>) => void;
};

/** A foldable set of choices with counts, to stand inside a GET form; options come in the order to show. */
export function FacetGroup(props: FacetGroupProps) {
  const {
    legend,
    name,
    options,
    type = 'checkbox',
    isOpen = false,
    shown = 7,
    moreLabel,
    countWords,
    onChange,
  } = props;
  const chosen = options.filter((option) => option.isChosen).length;
  // As they were at first: what folds or moves under the finger that ticks loses focus.
  const [startsOpen] = useState(isOpen || chosen > 0);
  const [pinned] = useState(() => new Set(options.filter((option) => option.isChosen).map((option) => option.value)));
  const first = options.filter((option, index) => index < shown || pinned.has(option.value));
  const rest = options.filter((option, index) => index >= shown && !pinned.has(option.value));
  const row = (option: FacetOption) => <FacetRow key={option.value} {...{ option, name, type, onChange }} />;
  return (
    <details open={startsOpen} className="group border-t border-line py-1">
      <summary className="flex min-h-11 list-none items-center justify-between gap-2 rounded-control font-semibold [&::-webkit-details-marker]:hidden">
        <span>
          {legend}
          {chosen > 0 && <span className="ml-2 text-small font-normal text-action tabular-nums">({chosen})</span>}
        </span>
        <Icon of={ChevronDown} className="text-soft transition-transform group-open:rotate-180" />
      </summary>
      <fieldset className="pb-3">
        <legend className="sr-only">{countWords ? `${legend}, ${countWords}` : legend}</legend>
        {first.map(row)}
        {rest.length > 0 && (
          <details className="mt-1">
            <summary className="link inline-flex min-h-11 list-none items-center text-small md:min-h-8">
              {moreLabel ?? `+ ${rest.length}`}
            </summary>
            {rest.map(row)}
          </details>
        )}
      </fieldset>
    </details>
  );
}

function FacetRow(props: Pick<FacetGroupProps, 'name' | 'type' | 'onChange'> & { option: FacetOption }) {
  const { option, name, type = 'checkbox', onChange } = props;
  const { value, label, count, isChosen } = option;
  return (
    <Tick
      {...{ type, name, value, isChosen, onChange }}
      className={isChosen ? 'font-semibold' : count === 0 ? 'text-soft' : undefined}
    >
      {label}
      <span className="tick-count">{count}</span>
    </Tick>
  );
}
