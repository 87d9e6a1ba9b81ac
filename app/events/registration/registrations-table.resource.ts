// The list as a table for a French spreadsheet: what would be a formula is made text.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { stringify } from 'csv-stringify/sync';
import { signedIn } from '#app/accounts/signed-in.ts';
import { dateAndTime } from '#app/ui/french-date.ts';
import { countHalfDays, readPresences } from '../attendance/read-attendance.server.ts';
import { keptEvent } from './kept-event.server.ts';
import { STATUS_WORDS } from './list-words.ts';
import { readRegistrations } from './read-registrations.server.ts';

const HEAD = ['Nom', 'Structure', 'Courriel', 'État', 'Séances', 'Besoins', 'Inscription', 'Présences'];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const event = await keptEvent(database, actor, params.slug ?? '');
  const people = await readRegistrations(database, actor, event);
  const presences = await readPresences(database, actor, event);
  const labels = new Map(countHalfDays(event, presences).map(({ key, label }) => [key, label]));
  const labelOf = (halfDay: string) => labels.get(halfDay) ?? halfDay;
  const lines = people.map(({ id, name, structure, mail, status, sessions, needs, createdAt }) => [
    name,
    structure,
    mail ?? '',
    STATUS_WORDS[status],
    sessions.map((one) => (one.status === 'waiting' ? `${one.title} (en attente)` : one.title)).join(', '),
    needs,
    dateAndTime(createdAt),
    presences
      .filter(({ registrationId }) => registrationId === id)
      .map(({ halfDay }) => labelOf(halfDay))
      .join(' ; '),
  ]);
  const walkIns = presences
    .filter(({ registrationId, name }) => registrationId === null && name !== '')
    .map(({ name, structure, halfDay }) => [name, structure, '', 'sur place', '', '', '', labelOf(halfDay)]);
  const csv = stringify([HEAD, ...lines, ...walkIns], {
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
    // The library quotes its own line ends only: a line that somebody wrote would become a row, and begin with what it likes.
    quoted_match: /[\r\n]/,
    bom: true,
  });
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="inscriptions-${event.slug}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
