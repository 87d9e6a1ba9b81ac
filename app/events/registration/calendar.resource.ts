// The event of one's own registration, for one's own calendar.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { calendarFile } from './calendar-file.ts';
import { readMyRegistration } from './my-registration.server.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { database, env } = context.parts;
  const own = await readMyRegistration(database, params.token ?? '');
  // The file holds the link to follow from afar: only who has a seat gets it.
  if (own?.status !== 'confirmed') throw new Response('Ce lien ne mène à rien.', { status: 404 });
  const { event } = own;
  const mine = event.sessions.filter((session) =>
    own.sessions.some(({ id, status }) => id === session.id && status === 'confirmed'),
  );
  return new Response(calendarFile(event, { sessions: mine, publicUrl: env.publicUrl }), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${event.slug}.ics"`,
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
    },
  });
}
