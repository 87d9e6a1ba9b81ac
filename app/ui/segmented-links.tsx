import { classNames } from '#app/ui/class-names.ts';
import { Icon, type IconShape } from '#app/ui/icon.tsx';

export type Segment = { href: string; label: string; isCurrent: boolean; icon?: IconShape };

/** A few ways to look at the same thing, side by side. */
export function SegmentedLinks({ label, segments }: { label: string; segments: Segment[] }) {
  return (
    <nav aria-label={label} className="screen-only inline-flex rounded-control border border-control bg-raised">
      {segments.map((segment) => (
        <a
          key={segment.href}
          href={segment.href}
          aria-current={segment.isCurrent ? 'true' : undefined}
          className={classNames(
            'inline-flex min-h-11 items-center gap-1.5 rounded-[0.3rem] px-3.5 text-small font-semibold no-underline md:min-h-9',
            segment.isCurrent ? 'bg-action text-on-action' : 'text-action hover:bg-action-tint',
          )}
        >
          {segment.icon && <Icon of={segment.icon} size={16} className="max-sm:hidden" />}
          {segment.label}
        </a>
      ))}
    </nav>
  );
}
