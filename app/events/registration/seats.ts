// Who gets a seat: in the order of registration, never more than there are, never taken back.
import type { RegistrationStatus, SeatStatus } from '#db/schema/registrations.ts';

export type Seats = {
  /** null: as many as come. */
  capacity: number | null;
  sessions: { id: string; capacity: number | null }[];
  registrations: Seated[];
};

export type Seated = {
  id: string;
  /** Smaller came first. */
  number: number;
  status: RegistrationStatus;
  /** `number`: the order in which this session was chosen. */
  sessions: { id: string; number: number; status: SeatStatus }[];
};

export type Settled = { registrations: string[]; sessions: { registration: string; session: string }[] };

/** Who comes up from a waiting list now; somebody who waits for the event itself holds no seat in its sessions. */
export function settleSeats({ capacity, sessions, registrations }: Seats): Settled {
  const inOrder = registrations
    .filter(({ status }) => status !== 'cancelled')
    .sort((one, other) => one.number - other.number);
  const isIn = new Set(inOrder.filter(({ status }) => status === 'confirmed').map(({ id }) => id));
  const settled: Settled = { registrations: [], sessions: [] };
  for (const { id, status } of inOrder) {
    if (capacity !== null && isIn.size >= capacity) break;
    if (status === 'confirmed') continue;
    isIn.add(id);
    settled.registrations.push(id);
  }
  for (const session of sessions) {
    const wanting = inOrder
      .flatMap(({ id, sessions: wanted }) => {
        const choice = wanted.find((one) => one.id === session.id);
        return choice && isIn.has(id) ? [{ ...choice, id }] : [];
      })
      .sort((one, other) => one.number - other.number);
    let taken = wanting.filter(({ status }) => status === 'confirmed').length;
    for (const { id, status } of wanting) {
      if (session.capacity !== null && taken >= session.capacity) break;
      if (status === 'confirmed') continue;
      taken += 1;
      settled.sessions.push({ registration: id, session: session.id });
    }
  }
  return settled;
}
