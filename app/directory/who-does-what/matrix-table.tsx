import { FamilyGlyph } from '#app/ui/family-glyph.tsx';
import { familyLook } from '../family-look.ts';
import type { Mark, MatrixRow } from './matrix.ts';
import type { WhoDoesWhatView } from './read-who-does-what.server.ts';

const MARKS: Record<Mark, { sign: string; text: string }> = {
  principal: { sign: '●', text: 'besoin principal' },
  aussi: { sign: '○', text: 'aussi' },
};

/** Needs across, actors down; a narrow screen slides it under the names, which stay. */
export function MatrixTable({ view }: { view: WhoDoesWhatView }) {
  const { matrix, needs } = view;
  return (
    <section aria-label="Tableau des besoins et des acteurs" className="matrix relative overflow-x-auto">
      <table className="border-collapse text-small">
        <caption className="sr-only">
          Pour chaque acteur, les besoins auxquels il répond : besoin principal d’un de ses services, ou besoin auquel
          il répond aussi.
        </caption>
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 z-10 bg-paper py-2 pr-4 text-left align-bottom">
              Acteur
            </th>
            {needs.map((need) => (
              <th key={need.code} scope="col" className="need px-1 pb-2 align-bottom font-semibold">
                <a href={need.href} title={need.label} className="upright link">
                  {need.short}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.slug} className="border-t border-line hover:bg-action-tint">
              <th scope="row" className="actor sticky left-0 bg-paper py-1 pr-4 text-left font-normal">
                <span className="flex items-center gap-2.5">
                  <FamilyGlyph {...familyLook(row.family)} size="small" label={view.families[row.family]} />
                  <a href={`/annuaire/${row.slug}`} className="link">
                    {row.name}
                  </a>
                </span>
              </th>
              {needs.map((need) => (
                <Cell key={need.code} row={row} need={need.code} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t-2 border-control">
            <th scope="row" className="sticky left-0 bg-paper py-2 pr-4 text-left">
              Acteurs
            </th>
            {needs.map((need) => (
              <td key={need.code} className="px-1 py-2 text-center">
                {matrix.totals[need.code]?.all}
                <span className="block text-soft">
                  <span aria-hidden="true">● </span>
                  <span className="sr-only">dont en besoin principal : </span>
                  {matrix.totals[need.code]?.principal}
                </span>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Cell({ row, need }: { row: MatrixRow; need: string }) {
  const mark = row.marks[need];
  if (!mark) return <td className="border-l border-line" />;
  const { sign, text } = MARKS[mark];
  return (
    <td className="border-l border-line text-center text-title leading-none text-action">
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{text}</span>
    </td>
  );
}

export function MatrixLegend() {
  return (
    <p className="flex flex-wrap gap-x-6 text-small">
      {Object.values(MARKS).map(({ sign, text }) => (
        <span key={sign}>
          <span aria-hidden="true" className="text-action">
            {sign}
          </span>{' '}
          {text === 'aussi' ? 'répond aussi à ce besoin' : 'besoin principal d’un de ses services'}
        </span>
      ))}
    </p>
  );
}
