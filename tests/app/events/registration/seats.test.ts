// Random histories of one event: people register, choose, cancel, the room grows or shrinks.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Seats, settleSeats } from '#app/events/registration/seats.ts';

type Step =
  | { kind: 'register'; sessions: number[] }
  | { kind: 'cancel'; who: number }
  | { kind: 'choose'; who: number; session: number }
  | { kind: 'capacity'; of: number; seats: number | null };

const seats = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('register' as const), sessions: fc.uniqueArray(fc.integer({ min: 0, max: 1 })) }),
  fc.record({ kind: fc.constant('cancel' as const), who: fc.nat(20) }),
  fc.record({ kind: fc.constant('choose' as const), who: fc.nat(20), session: fc.integer({ min: 0, max: 1 }) }),
  fc.record({ kind: fc.constant('capacity' as const), of: fc.integer({ min: -1, max: 1 }), seats }),
);

/** Carries a settlement into the rows, as the base does. */
function apply(state: Seats): { registrations: string[]; sessions: { registration: string; session: string }[] } {
  const settled = settleSeats(state);
  for (const one of state.registrations) {
    if (settled.registrations.includes(one.id)) one.status = 'confirmed';
    for (const choice of one.sessions)
      if (settled.sessions.some(({ registration, session }) => registration === one.id && session === choice.id))
        choice.status = 'confirmed';
  }
  return settled;
}

function confirmedIn(state: Seats, session: string | null): number {
  return state.registrations.filter(
    ({ status, sessions }) =>
      status === 'confirmed' &&
      (session === null || sessions.some((one) => one.id === session && one.status === 'confirmed')),
  ).length;
}

it('never gives more seats than there are, never takes one back, never lets anybody pass, and leaves no seat empty', () => {
  fc.assert(
    fc.property(
      fc.record({ all: seats, first: seats, second: seats }),
      fc.array(step, { maxLength: 60 }),
      (rooms, steps) => {
        const state: Seats = {
          capacity: rooms.all,
          sessions: [
            { id: 's0', capacity: rooms.first },
            { id: 's1', capacity: rooms.second },
          ],
          registrations: [],
        };
        let number = 0;
        for (const one of steps) {
          const before = new Map(state.registrations.map(({ id, status }) => [id, status]));
          const counts = [null, 's0', 's1'].map((session) => confirmedIn(state, session));
          const active = state.registrations.filter(({ status }) => status !== 'cancelled');
          if (one.kind === 'register') {
            number += 1;
            const sessions = one.sessions.map((at) => ({ id: `s${at}`, number, status: 'waiting' as const }));
            state.registrations.push({ id: `r${number}`, number, status: 'waiting', sessions });
          } else if (one.kind === 'capacity') {
            const session = state.sessions[one.of];
            if (session) session.capacity = one.seats;
            else state.capacity = one.seats;
          } else {
            const chosen = active[one.who % Math.max(1, active.length)];
            if (chosen && one.kind === 'cancel') {
              chosen.status = 'cancelled';
              chosen.sessions = [];
            } else if (chosen && one.kind === 'choose' && !chosen.sessions.some(({ id }) => id === `s${one.session}`)) {
              number += 1;
              chosen.sessions.push({ id: `s${one.session}`, number, status: 'waiting' });
            }
          }
          apply(state);
          const waiting = state.registrations.filter(({ status }) => status === 'waiting').map((who) => who.number);
          for (const [at, session] of [null, 's0', 's1'].entries()) {
            const room = session === null ? state.capacity : (state.sessions[at - 1]?.capacity ?? null);
            const taken = confirmedIn(state, session);
            if (room !== null) expect(taken).toBeLessThanOrEqual(Math.max(room, counts[at] ?? 0));
          }
          const promoted = state.registrations.filter(
            ({ id, status }) => status === 'confirmed' && before.get(id) !== 'confirmed',
          );
          for (const who of promoted) expect(waiting.every((other) => other > who.number)).toBe(true);
          for (const who of state.registrations)
            if (before.get(who.id) === 'confirmed') expect(['confirmed', 'cancelled']).toContain(who.status);
          if (waiting.length > 0)
            expect(confirmedIn(state, null)).toBeGreaterThanOrEqual(state.capacity ?? Number.POSITIVE_INFINITY);
          expect(apply(state)).toEqual({ registrations: [], sessions: [] });
        }
      },
    ),
    { numRuns: 300 },
  );
});

it('serves a session in the order in which it was chosen', () => {
  const settled = settleSeats({
    capacity: null,
    sessions: [{ id: 's', capacity: 1 }],
    registrations: [
      { id: 'early', number: 1, status: 'confirmed', sessions: [{ id: 's', number: 9, status: 'waiting' }] },
      { id: 'late', number: 2, status: 'confirmed', sessions: [{ id: 's', number: 5, status: 'waiting' }] },
    ],
  });
  expect(settled.sessions).toEqual([{ registration: 'late', session: 's' }]);
});
