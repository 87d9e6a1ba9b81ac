import { type InputHTMLAttributes, type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '#app/ui/class-names.ts';

export type TickProps = Pick<InputHTMLAttributes<HTMLInputElement>, 'name' | 'value' | 'onChange'> & {
  type: 'checkbox' | 'radio';
  isChosen: boolean;
  className?: string;
  /** The label. */
  children: ReactNode;
};

/** A box that follows the address: back and forward change it without a click, and it keeps focus when ticked. */
export function Tick({ isChosen, className, children, ...input }: TickProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.checked = isChosen;
  }, [isChosen]);
  return (
    <label
      className={classNames(
        'flex min-h-11 cursor-pointer items-center gap-2.5 rounded-control text-small md:min-h-8 md:py-0.5',
        className,
      )}
    >
      <input ref={box} defaultChecked={isChosen} className="size-4.5 shrink-0" {...input} />
      {children}
    </label>
  );
}
