const QUIET = 4;

/** Always dark on white, by night too: a camera must read it. */
export function QrCode({
  code,
  label,
  className,
}: {
  code: { size: number; path: string };
  label: string;
  className?: string;
}) {
  const side = code.size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      className={className}
      shapeRendering="crispEdges"
    >
      <path d={`M${-QUIET} ${-QUIET}h${side}v${side}h${-side}z`} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
