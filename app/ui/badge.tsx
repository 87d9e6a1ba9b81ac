import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import CircleOff from 'lucide-react/icons/circle-off';
import Clock from 'lucide-react/icons/clock';
import History from 'lucide-react/icons/history';
import type { ReactNode } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { longDate, monthAndYear } from '#app/ui/french-date.ts';
import { type Freshness, freshnessOf } from '#app/ui/freshness.ts';
import { Icon, type IconShape } from '#app/ui/icon.tsx';

export type BadgeTone = 'verified' | 'ageing' | 'neutral' | 'signal' | 'action';

const TONES: Record<BadgeTone, string> = {
  verified: 'bg-verified-tint text-verified',
  ageing: 'bg-unknown-tint text-verified',
  neutral: 'bg-unknown-tint text-unknown',
  signal: 'bg-signal-tint text-signal',
  action: 'bg-action-tint text-action-strong',
};

export type BadgeProps = {
  tone?: BadgeTone;
  icon?: IconShape;
  title?: string;
  className?: string;
  children: ReactNode;
};

export function Badge({ tone = 'neutral', icon, title, className, children }: BadgeProps) {
  return (
    <span title={title} className={classNames('badge', TONES[tone], className)}>
      {icon && <Icon of={icon} size={15} />}
      <span>{children}</span>
    </span>
  );
}

const FRESHNESS: Record<Freshness, { tone: BadgeTone; icon: IconShape }> = {
  fresh: { tone: 'verified', icon: CircleCheck },
  ageing: { tone: 'ageing', icon: Clock },
  old: { tone: 'neutral', icon: History },
  unknown: { tone: 'neutral', icon: CircleDashed },
};

export type FreshnessBadgeProps = {
  date: Date | null;
  now: Date;
  /** Goes before the month: « vérifié en ». */
  verb: string;
  /** Goes before the full date in the title: « vérifié le ». */
  verbWithDay: string;
  /** Said when there is no date: « jamais vérifié ». */
  unknown: string;
};

/** From green to grey with age. Says the month and not « il y a 3 jours », so that a page kept in a cache never lies. */
export function FreshnessBadge({ date, now, verb, verbWithDay, unknown }: FreshnessBadgeProps) {
  const freshness = freshnessOf(date, now);
  if (date === null || freshness === 'unknown') return <Badge {...FRESHNESS.unknown}>{unknown}</Badge>;
  return (
    <Badge {...FRESHNESS[freshness]} title={`${verbWithDay} ${longDate(date)}`}>
      {verb} <time dateTime={date.toISOString().slice(0, 10)}>{monthAndYear(date)}</time>
    </Badge>
  );
}

export type CapacityLevel = 'open' | 'limited' | 'full' | 'unknown';

const CAPACITY: Record<CapacityLevel, { tone: BadgeTone; icon: IconShape }> = {
  open: { tone: 'action', icon: CircleCheck },
  limited: { tone: 'signal', icon: Clock },
  full: { tone: 'signal', icon: CircleOff },
  unknown: { tone: 'neutral', icon: CircleDashed },
};

/** Whether there is room now: `label` says it, `title` says since when. */
export function CapacityBadge({ level, label, title }: { level: CapacityLevel; label: string; title?: string }) {
  return (
    <Badge {...CAPACITY[level]} title={title}>
      {label}
    </Badge>
  );
}
