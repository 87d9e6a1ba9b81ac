import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { overlaps } from '#app/map/place-names.ts';
import { layoutPlan, MARK_HEIGHT, type PlanPoint } from '#app/map/plan-layout.ts';
import { SmallPlan } from '#app/map/small-plan.tsx';

const places = [
  { name: 'Montpellier', lat: 43.6109, lon: 3.8772 },
  { name: 'Lattes', lat: 43.5675, lon: 3.9045 },
  { name: 'Castelnau-le-Lez', lat: 43.6369, lon: 3.9013 },
  { name: 'Sète', lat: 43.4028, lon: 3.6967 },
];
const tints = [{ color: 'var(--blue)' }, { color: 'var(--rose)' }];
const frame = { places, width: 360, height: 320 };

function point(lat: number, lon: number, number?: number): PlanPoint {
  return { lat, lon, label: `Lieu ${number ?? 'sans numéro'}`, tint: 0, number };
}

test('marks stand inside the plan and never cover each other', () => {
  const anywhere = fc.record({
    lat: fc.double({ min: 43.4, max: 43.8, noNaN: true }),
    lon: fc.double({ min: 3.6, max: 4.1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(anywhere, { minLength: 1, maxLength: 40 }), (where) => {
      const points = where.map(({ lat, lon }, index) => point(lat, lon, index + 1));
      const { marks } = layoutPlan({ ...frame, points });
      for (const [index, mark] of marks.entries()) {
        expect(mark.x).toBeGreaterThan(0);
        expect(mark.x).toBeLessThan(360);
        expect(mark.y).toBeGreaterThan(0);
        expect(mark.y).toBeLessThan(320);
        for (const other of marks.slice(index + 1)) {
          const isApart =
            Math.abs(mark.x - other.x) >= (mark.width + other.width) / 2 || Math.abs(mark.y - other.y) >= MARK_HEIGHT;
          expect(isApart).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('points at one place share a mark that says their numbers', () => {
  const together = [1, 2, 3, 7].map((number) => point(43.61, 3.87, number));
  const { marks } = layoutPlan({ ...frame, points: [...together, point(43.5, 4.0, 4)] });
  expect(marks.map((mark) => mark.text).sort()).toEqual(['1–3, 7', '4']);
  const many = [1, 4, 8, 12, 13].map((number) => point(43.61, 3.87, number));
  expect(layoutPlan({ ...frame, points: many }).marks[0]?.text).toBe('1, 4 +3');
  expect(layoutPlan({ ...frame, points: [point(43.6, 3.8), point(43.6, 3.8)] }).marks[0]?.text).toBe('2');
});

test('north is up, east is right, and both axes have the same scale', () => {
  const points = [point(43.6, 3.8, 1), point(43.6, 4.0, 2), point(43.7, 3.8, 3)];
  const [west, east, north] = layoutPlan({ ...frame, points }).marks;
  const across = (east?.x ?? 0) - (west?.x ?? 0);
  const up = (west?.y ?? 0) - (north?.y ?? 0);
  expect(across).toBeGreaterThan(0);
  const metresAcross = 0.2 * 111_320 * Math.cos((43.6 * Math.PI) / 180);
  expect(across / up).toBeCloseTo(metresAcross / (0.1 * 111_320), 1);
});

test('names stay in the frame and leave marks and other names alone', () => {
  const { names, marks } = layoutPlan({ ...frame, points: [point(43.7, 3.9, 1), point(43.35, 3.6, 2)] });
  expect(names.map(({ name }) => name)).toEqual(['Montpellier', 'Lattes', 'Castelnau-le-Lez', 'Sète']);
  for (const [index, { box }] of names.entries()) {
    expect(box.left).toBeGreaterThanOrEqual(4);
    expect(box.right).toBeLessThanOrEqual(356);
    const others = names.slice(index + 1).map((other) => other.box);
    const onMarks = marks.map(({ x, y }) => ({ left: x - 11, right: x + 11, top: y - 11, bottom: y + 11 }));
    expect([...others, ...onMarks].filter((other) => overlaps(box, other))).toEqual([]);
  }
});

test('a mark on several places bears the name of the first alone', () => {
  const crowded = [
    { name: 'Grande', lat: 43.6, lon: 3.8 },
    { name: 'Petite', lat: 43.6001, lon: 3.8001 },
  ];
  const { names } = layoutPlan({ ...frame, places: crowded, points: [point(43.6, 3.8, 1), point(43.7, 4, 2)] });
  expect(names.map(({ name, hasDot }) => [name, hasDot])).toEqual([['Grande', false]]);
});

test('a single point is shown with a few kilometres around it, and the scale says how far', () => {
  const { marks, scale } = layoutPlan({ ...frame, points: [point(43.6109, 3.8772)] });
  expect(marks[0]).toMatchObject({ x: 180, y: 160, text: '' });
  expect(scale.text).toMatch(/^[125]\u00a0km$|^500\u00a0m$/);
});

test('the plan is one labelled image, a link when it leads somewhere, and escapes what it is given', () => {
  const points = [{ ...point(43.6, 3.87, 1), label: '<script>' }];
  const html = renderToStaticMarkup(
    <SmallPlan {...frame} points={points} tints={tints} title="Plan des 2 résultats" href="/annuaire?vue=carte" />,
  );
  expect(html).toMatch(/^<a href="\/annuaire\?vue=carte"/);
  expect(html).toContain('role="img" aria-label="Plan des 2 résultats"');
  expect(html).toContain('>1</text>');
  expect(html).not.toContain('<script');
  expect(html).not.toContain('style=');
  expect(html).not.toMatch(/NaN|Infinity/);
});

test('without points the zone is shown, and without anything the country', () => {
  const zoned = renderToStaticMarkup(
    <SmallPlan {...frame} points={[]} zone={places.slice(0, 3)} tints={tints} title="Zone" />,
  );
  expect(zoned).toContain('<path');
  expect(zoned).toContain('Montpellier');
  const empty = renderToStaticMarkup(
    <SmallPlan places={[]} width={300} height={200} points={[]} tints={tints} title="Rien" />,
  );
  expect(empty).not.toMatch(/NaN|Infinity/);
});
