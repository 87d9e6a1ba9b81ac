// Sessions as choices of a form, with what is left in each.
import { longDate } from '#app/ui/french-date.ts';
import { clockTime, isoDay } from './event-words.ts';
import type { SessionLine } from './read-event-line.server.ts';
import type { SessionChoice } from './registration-fields.tsx';
import { seatsWords } from './seats-words.ts';

type Counted = SessionLine & { seatsLeft: number | null };

export function sessionChoices(sessions: Counted[]): SessionChoice[] {
  const isOneDay = new Set(sessions.map(({ startsAt }) => isoDay(startsAt))).size <= 1;
  return sessions.map(({ id, title, room, startsAt, endsAt, seatsLeft }) => ({
    id,
    label: title,
    hint: [
      isOneDay ? null : longDate(startsAt),
      `${clockTime(startsAt)} – ${clockTime(endsAt)}`,
      room || null,
      seatsWords(seatsLeft),
    ]
      .filter((part) => part !== null)
      .join('\u00a0· '),
  }));
}
