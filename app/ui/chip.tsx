import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { Icon, type IconShape } from '#app/ui/icon.tsx';

export type RemovableChipProps = {
  label: ReactNode;
  /** The same page without this filter. */
  href: string;
  /** « Retirer le filtre Eau »: the whole sentence, said by screen readers; holds `label` word for word. */
  removeLabel: string;
  icon?: IconShape;
};

/** A filter in force: the whole chip is the link that removes it. */
export function RemovableChip({ label, href, removeLabel, icon }: RemovableChipProps) {
  return (
    <a
      href={href}
      aria-label={removeLabel}
      title={removeLabel}
      className="group inline-flex min-h-11 items-center gap-1.5 rounded-full border border-action bg-action-tint py-1 pr-2 pl-3 sm:pl-3.5 text-small font-semibold text-action-strong no-underline transition-colors hover:border-action-strong md:min-h-9"
    >
      {icon && <Icon of={icon} size={16} className="max-sm:hidden" />}
      <span>{label}</span>
      <Icon of={X} size={16} className="rounded-full group-hover:bg-action group-hover:text-on-action print:hidden" />
    </a>
  );
}

/** A suggestion to follow: examples, nearest needs. */
export function LinkChip({ label, href, icon }: { label: ReactNode; href: string; icon?: IconShape }) {
  return (
    <a
      href={href}
      className="inline-flex min-h-11 items-center gap-1.5 rounded-full border border-control bg-raised px-3.5 py-1 text-small text-ink no-underline transition-colors hover:border-action hover:bg-action-tint md:min-h-9"
    >
      {icon && <Icon of={icon} size={16} className="text-action" />}
      {label}
    </a>
  );
}
