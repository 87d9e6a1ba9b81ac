import Search from 'lucide-react/icons/search';
import { type InputHTMLAttributes, type Ref, useId } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { Icon } from '#app/ui/icon.tsx';

export type SearchFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'size'> & {
  label: string;
  buttonLabel: string;
  isLabelHidden?: boolean;
  /** `large` for the one box of a page. */
  size?: 'regular' | 'large';
  inputRef?: Ref<HTMLInputElement>;
};

/** The box and its button, to stand inside any GET form. */
export function SearchField(props: SearchFieldProps) {
  const { label, buttonLabel, isLabelHidden = false, size = 'regular', inputRef, className, id, ...input } = props;
  const own = useId();
  const inputId = id ?? own;
  const isLarge = size === 'large';
  return (
    <div className={className}>
      <label htmlFor={inputId} className={isLabelHidden ? 'sr-only' : 'mb-1.5 block font-semibold'}>
        {label}
      </label>
      <div
        className={classNames(
          'flex items-stretch rounded-panel border-2 border-control bg-raised has-[input:focus-visible]:border-action has-[input:focus-visible]:outline-3 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-action',
          isLarge ? 'min-h-15' : 'min-h-12',
        )}
      >
        <input
          ref={inputRef}
          id={inputId}
          type="search"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          className={classNames(
            'min-w-0 flex-1 rounded-l-panel bg-transparent text-body text-ink shadow-none! outline-none! placeholder:text-soft',
            isLarge ? 'px-4 sm:px-5' : 'px-3.5',
          )}
          {...input}
        />
        <button
          type="submit"
          className={classNames(
            'm-1 inline-flex cursor-pointer items-center justify-center gap-2 rounded-control bg-action font-semibold text-on-action transition-colors hover:bg-action-strong',
            isLarge ? 'min-w-12 px-3.5 sm:px-6' : 'min-w-11 px-3',
          )}
        >
          <Icon of={Search} size={20} />
          <span className="max-sm:sr-only">{buttonLabel}</span>
        </button>
      </div>
    </div>
  );
}
