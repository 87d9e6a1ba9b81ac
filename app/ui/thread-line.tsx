import { classNames } from '#app/ui/class-names.ts';

export type ThreadLineProps = {
  /** How many times the threads cross. */
  knots?: number;
  className?: string;
};

const STRIDE = 120;

/** Three threads that run along, cross and are knotted: a quiet ornament, never an information. */
export function ThreadLine({ knots = 3, className }: ThreadLineProps) {
  const width = STRIDE * knots;
  const centres = Array.from({ length: knots }, (_, index) => STRIDE * (index + 0.5));
  return (
    <svg
      viewBox={`0 0 ${width} 32`}
      aria-hidden="true"
      focusable="false"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
      className={classNames('block h-8 w-auto max-w-full', className)}
    >
      <path d={threadPath(knots, 1)} stroke="var(--action)" />
      <path d={threadPath(knots, -1)} stroke="var(--action)" />
      <path d={`M2 16H${width - 2}`} stroke="var(--control)" />
      {centres.map((x) => (
        <circle key={x} cx={x} cy="16" r="4.5" fill="var(--signal)" stroke="var(--paper)" strokeWidth="2" />
      ))}
    </svg>
  );
}

function threadPath(knots: number, side: 1 | -1): string {
  let path = `M2 ${16 - side * 10}`;
  for (let index = 0; index < knots; index++) {
    const start = STRIDE * index;
    const from = index % 2 === 0 ? side : -side;
    const end = index === knots - 1 ? start + STRIDE - 2 : start + STRIDE;
    path += `C${start + 45} ${16 - from * 10} ${start + 75} ${16 + from * 10} ${end} ${16 + from * 10}`;
  }
  return path;
}
