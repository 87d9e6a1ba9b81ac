// Whether one may still register, in words: pure.
export type Door = 'open' | 'closed' | 'cancelled' | 'over';

type Doors = { status: string; isRegistrationOpen: boolean; endsAt: Date };

/** null for an event that is not public. */
export function doorOf({ status, isRegistrationOpen, endsAt }: Doors, now: Date): Door | null {
  if (status === 'cancelled') return 'cancelled';
  if (status !== 'published') return null;
  if (endsAt <= now) return 'over';
  return isRegistrationOpen ? 'open' : 'closed';
}
