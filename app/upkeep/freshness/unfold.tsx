import ChevronDown from 'lucide-react/icons/chevron-down';
import type { ReactNode } from 'react';
import { Icon } from '#app/ui/icon.tsx';

/** A part of the page that most people leave folded; opens without JavaScript. */
export function Unfold({ title, isOpen = false, children }: { title: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="group border-t border-line">
      <summary className="flex min-h-11 list-none items-center gap-3 rounded-control py-3 [&::-webkit-details-marker]:hidden">
        <Icon of={ChevronDown} className="shrink-0 text-action transition-transform group-open:rotate-180" />
        <h2 className="text-body font-semibold">{title}</h2>
      </summary>
      <div className="pt-1 pb-6">{children}</div>
    </details>
  );
}
