import type { IconShape } from '#app/ui/icon.tsx';

/** What the build makes of an icon of lucide: a reference into the file of symbols (scripts/icon-sprite.ts). */
export function symbolIcon(href: string): IconShape {
  return ({ size = 24, strokeWidth: _, ...attributes }) => (
    <svg width={size} height={size} aria-hidden="true" {...attributes}>
      <use href={href} />
    </svg>
  );
}
