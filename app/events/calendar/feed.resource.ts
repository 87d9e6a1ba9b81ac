// `GET /evenements/agenda`: the programme of the same filters, to subscribe to. Unlike a page it refuses what it does not
// understand: nobody reads a notice in an agenda that shows too much for years.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { factOf, type SetAside, setAside, unknownNames } from '#app/directory/set-aside.ts';
import { findCommune } from '#db/gazetteer.ts';
import { choiceAsides, FILTER_NAMES } from '../programme/programme-asides.server.ts';
import { lastingFilters, programmeSearch, readProgrammeQuery } from '../programme/programme-query.ts';
import { findProgramme } from '../programme/read-programme.server.ts';
import { calendarText } from './calendar.ts';
import { calendarAnswer } from './calendar-answer.ts';
import { calendarEntries } from './calendar-entries.ts';

/** An agenda that was subscribed to last year still holds what it held. */
const DAYS_BACK = 400;
const DAY_MS = 86_400_000;

export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const { parts } = context;
  const parameters = new URL(request.url).searchParams;
  const filters = lastingFilters(readProgrammeQuery(parameters));
  const wrong = notUnderstood(parameters);
  if (wrong.length > 0) return refusal(wrong);
  const since = new Date(Date.now() - DAYS_BACK * DAY_MS);
  const found = await findProgramme(parts, { ...readProgrammeQuery(new URLSearchParams()), ...filters }, since);
  const { publicUrl } = parts.env;
  const names = [...new Set(found.map(({ edition, territory }) => edition?.name ?? territory.name))];
  const isNamed = programmeSearch(filters) !== '' && names.length === 1;
  const text = calendarText({
    name: isNamed ? `${names[0]} – Maillage` : 'Évènements – Maillage',
    publicUrl,
    entries: found.flatMap((event) => calendarEntries(event, publicUrl)),
  });
  return calendarAnswer(text, 'evenements-maillage');
}

/** An edition, a territory or a theme that nothing bears leaves an agenda empty, as it should be. */
function notUnderstood(parameters: URLSearchParams): SetAside[] {
  const commune = parameters.get('commune') ?? '';
  return [
    ...unknownNames(parameters, FILTER_NAMES),
    ...choiceAsides(parameters),
    ...(commune === '' || findCommune(commune)
      ? []
      : [setAside('commune', '« commune » attend le code INSEE d’une commune.')]),
  ];
}

function refusal(wrong: SetAside[]): Response {
  return new Response(`Cet agenda n’existe pas. ${wrong.map(factOf).join(' ')}\n`, {
    status: 400,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
