// `GET /evenements/:slug/agenda`: one event for one's own calendar.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { readEvent } from '../page/read-event.server.ts';
import { calendarText } from './calendar.ts';
import { calendarAnswer } from './calendar-answer.ts';
import { calendarEntries } from './calendar-entries.ts';

export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const found = await readEvent(context, params.slug ?? '');
  if (!found) throw new Response('Cet évènement n’existe pas, ou plus.', { status: 404 });
  const { publicUrl } = context.parts.env;
  const text = calendarText({
    name: found.stored.row.title,
    publicUrl,
    entries: calendarEntries(found.stored, publicUrl),
  });
  return calendarAnswer(text, found.stored.row.slug);
}
