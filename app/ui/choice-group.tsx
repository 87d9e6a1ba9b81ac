import { type ReactNode, useId } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { FieldError } from '#app/ui/field.tsx';

export type Choice = { value: string; label: string; hint?: string; adornment?: ReactNode };

export type ChoiceGroupProps = {
  legend: string;
  /** `title` when the question is a heading of the page. */
  legendSize?: 'body' | 'title';
  hint?: ReactNode;
  error?: string | string[];
  name: string;
  type: 'radio' | 'checkbox';
  choices: Choice[];
  chosen: readonly string[];
  columns?: 1 | 2 | 3;
  onChange?: (event: React.ChangeEvent<HTMLInputElement>) => void;
};

const COLUMNS = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-2 lg:grid-cols-3' };

/** Large choices to tick, one (`radio`) or several (`checkbox`), with room for a thumb. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const { legend, legendSize = 'body', hint, error, name, type, choices, chosen, columns = 1, onChange } = props;
  const id = useId();
  return (
    <fieldset
      aria-describedby={classNames(hint ? `${id}-hint` : null, error?.length ? `${id}-error` : null) || undefined}
    >
      <legend className={legendSize === 'title' ? 'font-heading text-title font-[650]' : 'font-semibold'}>
        {legend}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="text-small text-soft">
          {hint}
        </p>
      )}
      <div className={classNames('mt-2 grid gap-2', COLUMNS[columns])}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="flex min-h-11 cursor-pointer items-start gap-3 rounded-control border border-line bg-raised px-3 py-2.5 transition-colors hover:border-control has-checked:border-action has-checked:bg-action-tint"
          >
            <input
              type={type}
              name={name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
              onChange={onChange}
              className="mt-1 size-4.5 shrink-0"
            />
            {choice.adornment}
            <span>
              {choice.label}
              {choice.hint && <span className="block text-small text-soft">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}
