import type { ComponentType, SVGProps } from 'react';
import { classNames } from '#app/ui/class-names.ts';

/** One icon of lucide, imported alone: `import Search from 'lucide-react/icons/search'`. */
export type IconShape = ComponentType<SVGProps<SVGSVGElement> & { size?: string | number }>;

export type IconProps = { of: IconShape; size?: number; className?: string };

/** Always beside words that say the same: hidden from assistive technology. */
export function Icon({ of: Shape, size = 18, className }: IconProps) {
  return <Shape size={size} strokeWidth={2} aria-hidden="true" className={classNames('shrink-0', className)} />;
}
