// The list at the door: who is expected, who is there, for one half-day.
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import type { KeptEventLine } from '../registration/kept-event.server.ts';
import { readRegistrations } from '../registration/read-registrations.server.ts';
import { currentHalfDay } from './half-days.ts';
import { countHalfDays, readPresences } from './read-attendance.server.ts';

type Asked = { actor: PersonActor; event: KeptEventLine; asked: URLSearchParams; now: Date };

export type ExpectedPerson = {
  id: string;
  name: string;
  structure: string;
  needs: string;
  isWaiting: boolean;
  isPresent: boolean;
};

const byName = new Intl.Collator('fr', { sensitivity: 'base' });

export async function readAttendanceView(database: Database, { actor, event, asked, now }: Asked) {
  const presences = await readPresences(database, actor, event);
  const halfDays = countHalfDays(event, presences);
  const wanted = halfDays.find(({ key }) => key === asked.get('demi-journee'));
  const key = wanted?.key ?? currentHalfDay(halfDays, now)?.key;
  const current = halfDays.find((one) => one.key === key) ?? { key: '', label: event.title, count: 0 };
  const here = presences.filter(({ halfDay }) => halfDay === current.key);
  const isPresent = new Set(here.map(({ registrationId }) => registrationId));
  const q = (asked.get('q') ?? '').slice(0, 80).trim();
  const all = (await readRegistrations(database, actor, event)).filter(
    ({ id, status }) => status !== 'cancelled' || isPresent.has(id),
  );
  const people: ExpectedPerson[] = all
    .filter(({ name, structure }) => matches(`${name} ${structure}`, q))
    .map(({ id, name, structure, needs, status }) => ({
      id,
      name,
      structure,
      needs,
      isWaiting: status === 'waiting',
      isPresent: isPresent.has(id),
    }))
    .sort((one, other) => byName.compare(one.name, other.name));
  return {
    slug: event.slug,
    title: event.title,
    halfDays,
    current,
    people,
    walkIns: here
      .filter(({ registrationId, name }) => registrationId === null && matches(name, q))
      .map(({ id, name, structure }) => ({ id, name, structure })),
    count: current.count,
    expected: all.filter(({ status }) => status === 'confirmed').length,
    q,
  };
}

function matches(text: string, q: string): boolean {
  const plain = (words: string) => words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain(text).includes(plain(q));
}
