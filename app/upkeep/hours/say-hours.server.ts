// Opening hours as a person reads them, in one line, for whoever is writing them.
import { weekSummary } from '#app/directory/card/hours-view.ts';
import { readHours } from '#app/directory/card/read-hours.server.ts';

/** null when nothing is written or nothing can be read. */
export function sayHours(text: string, now = new Date()): string | null {
  if (text === '' || text.length > 500) return null;
  const view = readHours({ openingHours: text, from: null, to: null }, [], now);
  if (!view) return null;
  const week =
    view.kind === 'week'
      ? weekSummary(view.days)
      : view.dates.map(({ day, spans }) => `${day}\u202f: ${spans.join(', ')}`).join('\u202f; ');
  const said = week || (view.kind === 'week' ? 'jamais ouvert' : 'aucune date dans les mois qui viennent');
  return [
    view.kind === 'dates' && week ? `prochaines dates\u202f: ${said}` : said,
    ...view.comments,
    view.isClosedOnHolidays && 'fermé les jours fériés',
  ]
    .filter(Boolean)
    .join('\u202f; ');
}
