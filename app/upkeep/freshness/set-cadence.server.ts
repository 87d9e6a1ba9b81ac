// The rhythm of one entry, and addresses that the coordination knows to be right.
import { and, eq, sql } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/directory.ts';
import { entryCadences, freshnessRequests } from '#db/schema/freshness.ts';
import { refusedAddresses } from '#db/schema/mails.ts';
import { noteAct } from '../entry/save-entry.server.ts';
import type { Cadence } from './cadence.ts';

type Target = { actor: PersonActor; organisationId: string };

/** « Ne pas demander » also ends what is being asked. */
export async function setCadence(
  database: Database,
  { actor, organisationId, months }: Target & { months: Cadence },
): Promise<void> {
  await database.transaction(async (queries) => {
    const set = { months, setAt: new Date(), setBy: actor.id };
    await queries
      .insert(entryCadences)
      .values({ organisationId, ...set })
      .onConflictDoUpdate({ target: entryCadences.organisationId, set });
    if (months === null)
      await queries
        .update(freshnessRequests)
        .set({ closedAt: new Date() })
        .where(and(eq(freshnessRequests.organisationId, organisationId), sql`closed_at is null`));
    await noteAct(queries, actor, {
      action: 'cadence-set',
      kind: 'organisation',
      id: organisationId,
      detail: { months },
    });
  });
}

/** « Cette adresse est bonne »: it is tried again the next time. Only for an address of this entry. */
export async function trustAddress(
  database: Database,
  { actor, organisationId, mail }: Target & { mail: string },
): Promise<void> {
  await database.transaction(async (queries) => {
    const [own] = await queries
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(eq(contacts.organisationId, organisationId), sql`trim(${contacts.value})::citext = ${mail}::citext`))
      .limit(1);
    if (!own) return;
    await queries.delete(refusedAddresses).where(eq(refusedAddresses.mail, mail));
    await noteAct(queries, actor, {
      action: 'address-trusted',
      kind: 'organisation',
      id: organisationId,
      detail: {},
    });
  });
}
