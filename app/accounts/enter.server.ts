// The last step of every way in: a new session, and on to where one wanted to go.
import { redirect } from '@remix-run/node';
import type { Opening, Parts } from '#app/server/parts.ts';
import { POLICIES } from './policies.ts';
import { readPerson } from './read-person.server.ts';
import { secondFactorUrl } from './step-up/step-up-url.ts';

export type Entry = { personId: string; wanted: string; opening: Opening };

export async function enter(parts: Parts, request: Request, { personId, wanted, opening }: Entry): Promise<Response> {
  const { setCookie } = await parts.sessions.start(personId, request.headers.get('user-agent'), opening);
  const now = new Date();
  const person = await readPerson(parts.database, personId, {
    sessionId: '',
    proof: opening.proof,
    secondFactorAt: opening.isStrong ? now : null,
    provenAt: now,
    actingAs: null,
  });
  const start = person && POLICIES.desk.allows(person) ? '/administration' : '/compte';
  const next = person?.owesSecondFactor ? secondFactorUrl(wanted) : wanted || start;
  return redirect(next, { status: 303, headers: { 'Set-Cookie': setCookie } });
}
