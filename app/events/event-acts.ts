// What may become of an event, whoever asks; who may ask is said in event-policy.ts.
import type { EventStatus } from '#db/schema/events.ts';

export type EventAct = 'publish' | 'refuse' | 'cancel' | 'restore';

const STEPS: Record<EventAct, { from: EventStatus[]; to: EventStatus }> = {
  publish: { from: ['draft', 'proposed'], to: 'published' },
  refuse: { from: ['proposed'], to: 'refused' },
  cancel: { from: ['published'], to: 'cancelled' },
  restore: { from: ['cancelled'], to: 'published' },
};

/** null when the event is not in a state that this leads out of. */
export function statusAfter(act: EventAct, status: EventStatus): EventStatus | null {
  const { from, to } = STEPS[act];
  return from.includes(status) ? to : null;
}

export function actsOn(status: EventStatus): EventAct[] {
  return (Object.keys(STEPS) as EventAct[]).filter((act) => STEPS[act].from.includes(status));
}

/** The reader is told why. */
export function wantsReason(act: EventAct): boolean {
  return act === 'refuse' || act === 'cancel';
}
