import CircleAlert from 'lucide-react/icons/circle-alert';
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
  useRef,
} from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { Icon } from '#app/ui/icon.tsx';
import { useWhenChanged } from '#app/ui/use-when-changed.ts';

type FieldWords = {
  label: string;
  /** What to write and why, under the label. */
  hint?: ReactNode;
  /** What is wrong and how to mend it; the field is then marked invalid. */
  error?: string | string[];
  /** « (facultatif) » or the like, after the label. */
  aside?: string;
};

export type TextFieldProps = FieldWords & InputHTMLAttributes<HTMLInputElement>;
export type TextareaFieldProps = FieldWords & TextareaHTMLAttributes<HTMLTextAreaElement>;
export type SelectFieldProps = FieldWords & SelectHTMLAttributes<HTMLSelectElement>;

const CONTROL_LOOK =
  'block w-full min-h-11 rounded-control border border-control bg-raised px-3 py-2 text-body text-ink placeholder:text-soft aria-invalid:border-2 aria-invalid:border-signal';

export function TextField({ label, hint, error, aside, className, ...input }: TextFieldProps) {
  const ids = useFieldIds(input.id, hint, error);
  return (
    <FieldFrame {...{ label, hint, error, aside, ids, className }}>
      <input type="text" className={CONTROL_LOOK} {...input} {...ids.control} />
    </FieldFrame>
  );
}

export function TextareaField({ label, hint, error, aside, className, ...textarea }: TextareaFieldProps) {
  const ids = useFieldIds(textarea.id, hint, error);
  return (
    <FieldFrame {...{ label, hint, error, aside, ids, className }}>
      <textarea rows={4} className={CONTROL_LOOK} {...textarea} {...ids.control} />
    </FieldFrame>
  );
}

export function SelectField({ label, hint, error, aside, className, children, ...select }: SelectFieldProps) {
  const ids = useFieldIds(select.id, hint, error);
  const control = useRef<HTMLSelectElement>(null);
  useWhenChanged(select.defaultValue, (value) => {
    if (control.current && value !== undefined) control.current.value = String(value);
  });
  return (
    <FieldFrame {...{ label, hint, error, aside, ids, className }}>
      <select ref={control} className={CONTROL_LOOK} {...select} {...ids.control}>
        {children}
      </select>
    </FieldFrame>
  );
}

type FieldIds = ReturnType<typeof useFieldIds>;

function useFieldIds(given: string | undefined, hint: ReactNode, error: FieldWords['error']) {
  const own = useId();
  const id = given ?? own;
  const hasError = errorsOf(error).length > 0;
  const describedBy = classNames(hint ? `${id}-hint` : null, hasError && `${id}-error`);
  return {
    hint: `${id}-hint`,
    error: `${id}-error`,
    control: { id, 'aria-describedby': describedBy || undefined, 'aria-invalid': hasError || undefined },
  };
}

function FieldFrame(props: FieldWords & { ids: FieldIds; className?: string; children: ReactNode }) {
  const { label, hint, error, aside, ids, className, children } = props;
  return (
    <div className={className}>
      <label htmlFor={ids.control.id} className="block font-semibold">
        {label}
        {aside && <span className="font-normal text-soft"> {aside}</span>}
      </label>
      {hint && (
        <p id={ids.hint} className="text-small text-soft">
          {hint}
        </p>
      )}
      <div className="mt-1.5">{children}</div>
      <FieldError id={ids.error} error={error} />
    </div>
  );
}

/** The message under a field or a group of choices; nothing when there is none. */
export function FieldError({ id, error }: { id: string; error?: string | string[] }) {
  const errors = errorsOf(error);
  if (errors.length === 0) return null;
  return (
    <p id={id} className="mt-1.5 flex gap-2 text-small font-semibold text-signal">
      <Icon of={CircleAlert} className="mt-0.5" />
      <span>{errors.join(' ')}</span>
    </p>
  );
}

function errorsOf(error: string | string[] | undefined): string[] {
  return [error ?? []].flat().filter(Boolean);
}
