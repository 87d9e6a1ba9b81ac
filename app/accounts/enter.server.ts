// The last step of every way in: a new session, and on to where one wanted to go.
import { redirect } from '@remix-run/node';
import type { Parts } from '#app/server/parts.ts';
import { POLICIES } from './policies.ts';
import { readPerson } from './read-person.server.ts';

export async function enter(
  parts: Parts,
  request: Request,
  { personId, wanted }: { personId: string; wanted: string },
): Promise<Response> {
  const { setCookie } = await parts.sessions.start(personId, request.headers.get('user-agent'));
  const person = await readPerson(parts.database, personId, '');
  const start = person && POLICIES.desk.allows(person) ? '/administration' : '/compte';
  return redirect(wanted || start, { status: 303, headers: { 'Set-Cookie': setCookie } });
}
