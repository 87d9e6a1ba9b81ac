import { classNames } from '#app/ui/class-names.ts';

/** The mark: three threads that cross and make a knot. */
export function Mark({ size = 34, className }: { size?: number; className?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
      fill="none"
      strokeLinecap="round"
      className={classNames('shrink-0', className)}
    >
      <path d="M2 25.5C9 25.5 11.5 20.5 16 16S23 6.5 30 6.5" stroke="var(--action)" strokeWidth="2.6" />
      <path d="M2 6.5c7 0 9.5 5 14 9.5s7 9.5 14 9.5" stroke="var(--paper)" strokeWidth="6" />
      <path d="M2 6.5c7 0 9.5 5 14 9.5s7 9.5 14 9.5" stroke="var(--action)" strokeWidth="2.6" />
      <path d="M2 16h28" stroke="var(--paper)" strokeWidth="5.4" />
      <path d="M2 16h28" stroke="var(--ink)" strokeWidth="2.6" />
      <circle cx="16" cy="16" r="4.6" fill="var(--signal)" stroke="var(--paper)" strokeWidth="2" />
    </svg>
  );
}

export function Wordmark({ name }: { name: string }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Mark />
      <span className="font-heading text-title font-[720] tracking-tight text-ink">{name}</span>
    </span>
  );
}
