// `GET /evenements/agenda`: the programme of a territory, an edition, a theme, to subscribe to.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { programmeSearch, readProgrammeQuery } from '../programme/programme-query.ts';
import { findProgramme } from '../programme/read-programme.server.ts';
import { calendarText } from './calendar.ts';
import { calendarAnswer } from './calendar-answer.ts';
import { calendarEntries } from './calendar-entries.ts';

/** An agenda that was subscribed to last year still holds what it held. */
const DAYS_BACK = 400;
const DAY_MS = 86_400_000;

export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const { parts } = context;
  const { territories, editions, themes } = readProgrammeQuery(new URL(request.url).searchParams);
  const since = new Date(Date.now() - DAYS_BACK * DAY_MS);
  const filters = { ...readProgrammeQuery(new URLSearchParams()), territories, editions, themes };
  const found = await findProgramme(parts, filters, since);
  const { publicUrl } = parts.env;
  const names = [...new Set(found.map(({ edition, territory }) => edition?.name ?? territory.name))];
  const isNamed = programmeSearch({ territories, editions, themes }) !== '' && names.length === 1;
  const text = calendarText({
    name: isNamed ? `${names[0]} – Maillage` : 'Évènements – Maillage',
    publicUrl,
    entries: found.flatMap((event) => calendarEntries(event, publicUrl)),
  });
  return calendarAnswer(text, 'evenements-maillage');
}
