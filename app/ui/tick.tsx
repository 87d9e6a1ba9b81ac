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
    <label className={classNames('tick', className)}>
      <input ref={box} defaultChecked={isChosen} {...input} />
      {children}
    </label>
  );
}
