// What a scanned badge opens: for organisers a button, for everybody else the code again.
import type { Parts } from '#app/server/parts.ts';
import { drawQrCode } from '#app/ui/qr-code.server.ts';
import type { Actor, PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { isoDay } from '../registration/event-words.ts';
import { keptEvent } from '../registration/kept-event.server.ts';
import { currentHalfDay, halfDaysOf } from './half-days.ts';
import { markPresent, readBadge, readBadgeHolder } from './mark-attendance.server.ts';
import { readPresences } from './read-attendance.server.ts';

type Asked = { token: string; actor: Actor; now: Date };

/** null for a badge that nobody was sent. */
export async function readPresencePage({ database, env }: Pick<Parts, 'database' | 'env'>, asked: Asked) {
  const registrationId = await readBadge(database, asked.token);
  if (registrationId === null) return null;
  const found = await holderFor(database, asked.actor, registrationId);
  if (!found)
    return { kind: 'shown' as const, code: drawQrCode(`${env.publicUrl}/evenements/presence/${asked.token}`) };
  const { actor, holder, event } = found;
  const half = currentHalfDay(halfDaysOf(event.spans), asked.now);
  const presences = await readPresences(database, actor, event);
  return {
    kind: 'kept' as const,
    name: holder.name,
    structure: holder.structure,
    needs: holder.needs,
    halfDay: `${event.title}, ${half?.label ?? ''}`,
    isPresent: presences.some((one) => one.registrationId === registrationId && one.halfDay === half?.key),
    warning: warningOf(holder.status, half?.key ?? '', asked.now),
    listHref: `/administration/evenements/${event.slug}/presences?demi-journee=${half?.key ?? ''}`,
  };
}

/** False for whoever does not keep this event, and for an unknown badge. */
export async function markByBadge(database: Database, { token, actor, now }: Asked): Promise<boolean> {
  const registrationId = await readBadge(database, token);
  const found = registrationId === null ? null : await holderFor(database, actor, registrationId);
  if (!found || registrationId === null) return false;
  const half = currentHalfDay(halfDaysOf(found.event.spans), now);
  if (!half) return false;
  return markPresent(
    database,
    { actor: found.actor, event: found.event, halfDay: half.key },
    { registrationId, how: 'qr' },
  );
}

async function holderFor(database: Database, actor: Actor, registrationId: string) {
  if (actor.kind !== 'person') return null;
  const person: PersonActor = actor;
  const holder = await readBadgeHolder(database, person, registrationId);
  return holder && { actor: person, holder, event: await keptEvent(database, person, holder.slug) };
}

function warningOf(status: string, halfDay: string, now: Date): string | null {
  if (status === 'cancelled') return 'Cette inscription est annulée.';
  if (status === 'waiting') return 'Cette personne est sur la liste d’attente.';
  return halfDay.startsWith(isoDay(now)) ? null : 'L’évènement n’a pas lieu aujourd’hui.';
}
