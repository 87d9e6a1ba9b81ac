import { classNames } from '#app/ui/class-names.ts';

/** The mark: three threads that cross, one over the others. */
export function Mark({ size = 34, className }: { size?: number; className?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
      fill="none"
      strokeWidth="2.8"
      strokeLinecap="round"
      className={classNames('shrink-0', className)}
    >
      <path d="M2.5 26C11 26 11.5 20.5 16 16S21 6 29.5 6" stroke="var(--action)" />
      <path d="M2.5 16h27" stroke="var(--ink)" />
      <path d="M10 10c2.5 2 4 4 6 6s3.5 4 6 6" stroke="var(--paper)" strokeWidth="6.2" strokeLinecap="butt" />
      <path d="M2.5 6C11 6 11.5 11.5 16 16s5 10 13.5 10" stroke="var(--signal)" />
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
