import { joined } from '../list-words.ts';
import { type HoursView, weekRows } from './hours-view.ts';

/** The week, or the next dates; what a holiday changes; free words. */
export function HoursTable({ hours, caption }: { hours: HoursView; caption: string }) {
  const rows = hours.kind === 'week' ? weekRows(hours.days) : hours.dates;
  const notes = [...hours.comments, ...(hours.isClosedOnHolidays ? ['fermé les jours fériés'] : [])];
  return (
    <div className="text-small">
      {hours.kind === 'dates' && (
        <p>{rows.length > 0 ? 'Prochaines dates :' : 'Aucune date dans les mois qui viennent.'}</p>
      )}
      <table className="border-collapse">
        <caption className="sr-only">{caption}</caption>
        <tbody>
          {rows.map(({ day, spans }) => (
            <tr key={day} className="border-b border-line last:border-0">
              <th scope="row" className="py-1 pr-5 text-left align-top font-normal first-letter:uppercase">
                {day}
              </th>
              <td className="py-1 align-top">
                {spans.length === 0 ? <span className="text-soft">fermé</span> : spans.join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {notes.length > 0 && <p className="mt-1 text-soft first-letter:uppercase">{joined(notes)}</p>}
    </div>
  );
}
