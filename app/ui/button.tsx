import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { Icon, type IconShape } from '#app/ui/icon.tsx';

/** One `primary` per screen; `secondary` for the others; `quiet` inside lists and tools. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet';

type Look = { variant?: ButtonVariant; icon?: IconShape };

const SHAPE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-control py-2 text-body font-semibold leading-tight no-underline transition-colors cursor-pointer disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60';

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'px-4 bg-action text-on-action hover:bg-action-strong',
  secondary: 'px-4 border border-control bg-raised text-action hover:border-action hover:bg-action-tint',
  quiet: '-mx-1 px-1 text-action underline decoration-1 underline-offset-4 hover:bg-action-tint hover:decoration-2',
};

export function buttonLook(variant: ButtonVariant = 'secondary', className?: string): string {
  return classNames(SHAPE, VARIANTS[variant], className);
}

export function Button({
  variant,
  icon,
  className,
  children,
  type = 'submit',
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type={type} className={buttonLook(variant, className)} {...rest}>
      {icon && <Icon of={icon} />}
      {children}
    </button>
  );
}

export function LinkButton({
  variant,
  icon,
  className,
  children,
  ...rest
}: Look & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  return (
    <a className={buttonLook(variant, className)} {...rest}>
      {icon && <Icon of={icon} />}
      {children}
    </a>
  );
}
