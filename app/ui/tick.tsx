import { type InputHTMLAttributes, type ReactNode, useRef } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { useWhenChanged } from '#app/ui/use-when-changed.ts';

export type TickProps = Pick<InputHTMLAttributes<HTMLInputElement>, 'name' | 'value' | 'onChange'> & {
  type: 'checkbox' | 'radio';
  isChosen: boolean;
  className?: string;
  /** The label. */
  children: ReactNode;
};

/** A box that follows the address, and keeps focus when ticked. */
export function Tick({ isChosen, className, children, ...input }: TickProps) {
  const box = useRef<HTMLInputElement>(null);
  useWhenChanged(isChosen, (chosen) => {
    if (box.current) box.current.checked = chosen;
  });
  return (
    <label className={classNames('tick', className)}>
      <input ref={box} defaultChecked={isChosen} {...input} />
      {children}
    </label>
  );
}
