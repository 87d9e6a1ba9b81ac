import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { buttonLook } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';

export type SheetProps = {
  openLabel: string;
  closeLabel: string;
  /** How many choices inside are in force; shown on the closed button. */
  count?: number;
  /** Stays at the bottom of the open sheet: the button that applies the choices. */
  actions?: ReactNode;
  children: ReactNode;
};

/** On a phone, a button that opens `children` over the page; on a wide screen, `children` as they are. No script needed. */
export function Sheet({ openLabel, closeLabel, count = 0, actions, children }: SheetProps) {
  return (
    <details className="sheet screen-only">
      <summary className={buttonLook('secondary', 'list-none [&::-webkit-details-marker]:hidden')}>
        <span className="when-closed inline-flex items-center gap-2">
          <Icon of={SlidersHorizontal} />
          {openLabel}
          {count > 0 && <span className="tabular-nums">({count})</span>}
        </span>
        <span className="when-open inline-flex items-center gap-2">
          <Icon of={X} />
          {closeLabel}
        </span>
      </summary>
      <div className="sheet-panel">
        <div className="sheet-content">{children}</div>
        {actions && <div className="sheet-actions">{actions}</div>}
      </div>
    </details>
  );
}
