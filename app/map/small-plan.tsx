// A plan the server draws: no script, prints well, lighter than one map tile.

import type { MapTint } from './map-props.ts';
import type { Spot } from './place-names.ts';
import { layoutPlan, MARK_HEIGHT, NAME_SIZE, type PlanInput, type PlanMark } from './plan-layout.ts';
import type { ZoneShape } from './zone-shape.ts';

export type SmallPlanProps = PlanInput & {
  /** Says what the plan shows; where it leads, when there is `href`. */
  title: string;
  tints: readonly MapTint[];
  href?: string;
};

export function SmallPlan({ title, tints, href, ...input }: SmallPlanProps) {
  const { width, height } = input;
  const { marks, names, zone, scale } = layoutPlan(input);
  const drawing = (
    <svg
      role="img"
      aria-label={title}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="block h-auto max-w-full rounded-panel border border-line bg-paper font-text"
    >
      {zone && <Zone shape={zone} />}
      <g fontSize={NAME_SIZE} fill="var(--soft)" stroke="var(--paper)" strokeWidth={3} strokeLinejoin="round">
        {names.map(({ name, x, y, box, hasDot }) => (
          <g key={name}>
            {hasDot && <circle cx={round(x)} cy={round(y)} r={2} stroke="none" />}
            <text
              x={round(box.left)}
              y={round((box.top + box.bottom) / 2)}
              dominantBaseline="central"
              paintOrder="stroke"
            >
              {name}
            </text>
          </g>
        ))}
      </g>
      {marks.map((mark) => (
        <Mark key={`${mark.text} ${mark.x} ${mark.y}`} mark={mark} tint={tints[mark.tint]} />
      ))}
      <g transform={`translate(10 ${height - 10})`} fill="var(--soft)" stroke="none">
        <path d={`M0.5 -4V0H${round(scale.width)}V-4`} fill="none" stroke="var(--soft)" strokeWidth={1} />
        <text x={round(scale.width + 6)} y={0} fontSize={12}>
          {scale.text}
        </text>
      </g>
    </svg>
  );
  if (!href) return drawing;
  return (
    <a href={href} className="block w-fit max-w-full rounded-panel">
      {drawing}
    </a>
  );
}

function Mark({ mark, tint }: { mark: PlanMark; tint: MapTint | undefined }) {
  const Icon = tint?.icon;
  return (
    <g transform={`translate(${round(mark.x)} ${round(mark.y)})`}>
      <title>{mark.title}</title>
      <rect
        x={round(-mark.width / 2)}
        y={-MARK_HEIGHT / 2}
        width={round(mark.width)}
        height={MARK_HEIGHT}
        rx={MARK_HEIGHT / 2}
        fill={tint?.color ?? 'var(--ink)'}
        stroke="var(--paper)"
        strokeWidth={1.5}
      />
      {mark.text === '' && Icon ? (
        <g color="var(--raised)">
          <Icon x={-7} y={-7} size={14} strokeWidth={2.4} />
        </g>
      ) : (
        <text fontSize={12} fontWeight={650} textAnchor="middle" dominantBaseline="central" fill="var(--raised)">
          {mark.text}
        </text>
      )}
    </g>
  );
}

function Zone({ shape }: { shape: ZoneShape }) {
  return (
    <>
      <ZoneLayer shape={shape} grown={1} color="var(--action)" opacity={0.55} />
      <ZoneLayer shape={shape} grown={0} color="var(--paper)" opacity={1} />
      <ZoneLayer shape={shape} grown={0} color="var(--action)" opacity={0.09} />
    </>
  );
}

function ZoneLayer({
  shape,
  grown,
  color,
  opacity,
}: {
  shape: ZoneShape;
  grown: number;
  color: string;
  opacity: number;
}) {
  const at = ({ x, y }: Spot) => `${round(x)} ${round(y)}`;
  const path = [
    ...shape.triangles.map(([first, second, third]) => `M${at(first)}L${at(second)}L${at(third)}Z`),
    ...shape.spots.map((spot) => `M${at(spot)}h0`),
    ...shape.bands.map(([from, to]) => `M${at(from)}L${at(to)}`),
  ].join('');
  return (
    <path
      d={path}
      fill={color}
      stroke={color}
      strokeWidth={round(2 * (shape.reach + grown))}
      strokeLinecap="round"
      strokeLinejoin="round"
      opacity={opacity}
    />
  );
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
