import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { Icon } from '#app/ui/icon.tsx';

export type NoticeTone = 'info' | 'done' | 'warning' | 'error';

const TONES = {
  info: { look: 'border-action bg-action-tint', ink: 'text-action', icon: Info },
  done: { look: 'border-verified bg-verified-tint', ink: 'text-verified', icon: CircleCheck },
  warning: { look: 'border-amber bg-amber-tint', ink: 'text-amber', icon: TriangleAlert },
  error: { look: 'border-signal bg-signal-tint', ink: 'text-signal', icon: CircleAlert },
};

export type NoticeProps = {
  tone?: NoticeTone;
  title?: string;
  /** Said at once by screen readers: for what appears after an action. */
  isLive?: boolean;
  className?: string;
  children?: ReactNode;
};

/** What happened, what is kept, what to do next. */
export function Notice({ tone = 'info', title, isLive = false, className, children }: NoticeProps) {
  const { look, ink, icon } = TONES[tone];
  const role = isLive ? (tone === 'error' ? 'alert' : 'status') : undefined;
  // A form that comes back starts with what is wrong in it: the reader stands there, with or without scripts.
  const start = isLive && (tone === 'error' || tone === 'warning') ? { tabIndex: -1, autoFocus: true } : {};
  return (
    <div
      role={role}
      className={classNames('flex gap-3 rounded-control border-l-4 px-4 py-3', look, className)}
      {...start}
    >
      <Icon of={icon} size={20} className={classNames('mt-0.5', ink)} />
      <div className="min-w-0">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
