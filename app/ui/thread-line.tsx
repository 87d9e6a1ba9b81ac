import { classNames } from '#app/ui/class-names.ts';

export type ThreadLineProps = {
  /** How many times the threads cross. */
  knots?: number;
  className?: string;
};

const STRIDE = 120;

/** Three threads that run along and cross: a quiet ornament. On another ground than paper, set `--ground` there. */
export function ThreadLine({ knots = 3, className }: ThreadLineProps) {
  const width = STRIDE * knots;
  const crossings = Array.from({ length: knots }, (_, index) => ({
    x: STRIDE * (index + 0.5),
    slope: index % 2 === 0 ? 1 : -1,
  }));
  return (
    <svg
      viewBox={`0 0 ${width} 32`}
      aria-hidden="true"
      focusable="false"
      fill="none"
      strokeWidth="2.25"
      strokeLinecap="round"
      className={classNames('block h-8 w-auto max-w-full', className)}
    >
      <path d={threadPath(knots, -1)} stroke="var(--action)" />
      <path d={`M2 16H${width - 2}`} stroke="var(--control)" />
      {crossings.map(({ x, slope }) => (
        <path
          key={x}
          d={`M${x - 17} ${16 - 4.5 * slope}L${x + 17} ${16 + 4.5 * slope}`}
          stroke="var(--ground, var(--paper))"
          strokeWidth="6"
          strokeLinecap="butt"
        />
      ))}
      <path d={threadPath(knots, 1)} stroke="var(--signal)" />
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
