import type { ThreadDrawing as Drawing } from '#db/schema/outcomes.ts';
import { knotsOf, nameLines, shownThreads } from './threads.ts';

const SIZE = 640;
const RADIUS = 210;
/** Names stand beside the circle, seldom above it. */
const MARGIN = 60;
const LINE = 15;
/** Beyond this a circle tells nothing: the list does. */
const MOST_KNOTS = 24;

/** « Le maillage avant / après »: a drawing for the eye, the same as a list for everybody. */
export function ThreadDrawing({ drawing }: { drawing: Drawing }) {
  const knots = knotsOf(drawing);
  if (knots.length < 2) return null;
  const at = new Map(knots.map((knot) => [knot.id, knot]));
  const threads = shownThreads(drawing);
  const fresh = threads.filter(({ isNew }) => isNew);
  const before = threads.length - fresh.length;
  const isDrawn = knots.length <= MOST_KNOTS;
  return (
    <section aria-labelledby="maillage" className="mt-10">
      <h2 id="maillage">Le maillage avant et après</h2>
      <p className="mt-2">
        {knots.length} structures dans la salle :{' '}
        {before === 0 ? 'aucun lien' : before === 1 ? 'un lien' : `${before} liens`} avant l’atelier,{' '}
        {fresh.length === 0 ? 'aucun nouveau' : fresh.length === 1 ? 'un nouveau' : `${fresh.length} nouveaux`} à la
        fin.
      </p>
      <p className="mt-2 text-small text-soft">
        Un lien d’avant : l’une des deux structures l’a coché en arrivant. Un lien nouveau : elles ont fait quelque
        chose ensemble. L’une a cité l’autre dans une carte, leurs cartes ont été rangées ensemble, elles sont dans un
        groupe de travail né de l’atelier, ou l’une a coché en partant qu’elle travaillera avec l’autre. Être dans la
        même salle ne compte pas.
      </p>
      {isDrawn && (
        <svg
          viewBox={`0 ${MARGIN} ${SIZE} ${SIZE - 2 * MARGIN}`}
          className="mt-4 w-full max-w-2xl"
          role="img"
          aria-label="Structures en cercle, reliées par des fils"
        >
          {threads.map(({ from, to, isNew }) => {
            const [a, b] = [at.get(from), at.get(to)];
            if (!a || !b) return null;
            return (
              <line
                key={`${from} ${to}`}
                x1={place(a.x)}
                y1={place(a.y)}
                x2={place(b.x)}
                y2={place(b.y)}
                className={isNew ? 'stroke-signal' : 'stroke-action'}
                strokeWidth={isNew ? 1.5 : 3}
                strokeDasharray={isNew ? '5 4' : undefined}
              />
            );
          })}
          {knots.map(({ id, name, x, y }) => (
            <g key={id}>
              <circle cx={place(x)} cy={place(y)} r={6} className="fill-ink" />
              <text
                x={place(x * 1.08)}
                y={place(y * 1.08) + 5 - (isAbove({ x, y }) ? (nameLines(name).length - 1) * LINE : 0)}
                textAnchor={Math.abs(x) < 0.2 ? 'middle' : x > 0 ? 'start' : 'end'}
                className="fill-ink text-[13px]"
              >
                {nameLines(name).map((line, at) => (
                  <tspan key={line} x={place(x * 1.08)} dy={at === 0 ? 0 : LINE}>
                    {line}
                  </tspan>
                ))}
              </text>
            </g>
          ))}
        </svg>
      )}
      {isDrawn && (
        <p className="mt-1 text-small text-soft">Trait plein : avant l’atelier. Tirets : depuis l’atelier.</p>
      )}
      <details className="mt-3">
        <summary className="w-fit min-h-11 cursor-pointer py-2.5 font-semibold">
          Les mêmes liens, structure par structure
        </summary>
        <ul className="mt-3">
          {knots.map(({ id, name }) => {
            const own = threads.filter(({ from, to }) => from === id || to === id);
            const others = (isNew: boolean) =>
              own
                .filter((thread) => thread.isNew === isNew)
                .map(({ from, to }) => drawing.names[from === id ? to : from]);
            return (
              <li key={id} className="mt-2">
                <strong>{name}</strong>
                {others(false).length > 0 && ` travaillait déjà avec ${others(false).join(', ')}`}
                {others(false).length > 0 && others(true).length > 0 && ' ;'}
                {others(true).length > 0 && ` a un nouveau lien avec ${others(true).join(', ')}`}
                {own.length === 0 && ' : aucun lien noté'}.
              </li>
            );
          })}
        </ul>
      </details>
    </section>
  );
}

/** Its name grows upwards, away from the knot. */
function isAbove({ x, y }: { x: number; y: number }): boolean {
  return Math.abs(x) < 0.2 && y < 0;
}

function place(unit: number): number {
  return Math.round(SIZE / 2 + unit * RADIUS);
}
