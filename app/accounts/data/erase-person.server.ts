// The end of an account: the name and the mail go, deeds stay without them. One transaction.
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { actIn, type PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { keptMails, memberships, people } from '#db/schema/accounts.ts';
import { freshnessRequests } from '#db/schema/freshness.ts';
import { mailLinks, outgoingMails, refusedAddresses } from '#db/schema/mails.ts';
import { claims, invitations } from '#db/schema/people.ts';
import { proposals } from '#db/schema/proposals.ts';
import { territories } from '#db/schema/territories.ts';

/** Any number: two last coordinators must not leave in the same moment. */
const ERASURE_LOCK = 7_426_005;

export type Erasure = { kind: 'erased' } | { kind: 'needed'; by: string[] };

/** What nobody else does: the names of the territories, and of the administration. */
export async function readWhoNeeds(database: Database, actor: PersonActor): Promise<string[]> {
  return database.query((queries) => whoNeeds(queries, actor.id));
}

export async function erasePerson(database: Database, { id, name, mail }: PersonActor): Promise<Erasure> {
  return database.transaction(async (queries) => {
    await queries.execute(sql`select pg_advisory_xact_lock(${ERASURE_LOCK})`);
    const by = await whoNeeds(queries, id);
    if (by.length > 0) return { kind: 'needed', by };
    const gone = { name: '', mail: `efface-${id}@invalid` };
    await queries
      .update(invitations)
      .set({ ...gone, message: '' })
      .where(or(eq(invitations.mail, mail), eq(invitations.acceptedBy, id)));
    await queries.update(invitations).set({ inviterName: 'Personne effacée' }).where(eq(invitations.invitedBy, id));
    await queries.delete(claims).where(eq(claims.mail, mail));
    await actIn(queries, { kind: 'work', name: 'forgetting' }, async (asWork) => {
      await asWork.delete(outgoingMails).where(eq(outgoingMails.recipient, mail));
      await asWork.delete(mailLinks).where(eq(mailLinks.recipient, mail));
    });
    await queries.delete(refusedAddresses).where(eq(refusedAddresses.mail, mail));
    await queries.update(freshnessRequests).set({ answeredBy: null }).where(eq(freshnessRequests.answeredBy, mail));
    await queries.update(proposals).set({ answerMail: null }).where(eq(proposals.answerMail, mail));
    await queries
      .delete(keptMails)
      .where(
        sql`${keptMails.recipient} = ${mail} or position(${mail} in ${keptMails.text}) > 0 or position(${name} in ${keptMails.text}) > 0`,
      );
    await queries.execute(sql`select forget_registrations_of(${mail})`);
    await queries.execute(sql`select erase_person(${id})`);
    return { kind: 'erased' };
  }, 10_000);
}

async function whoNeeds(queries: Queries, id: string): Promise<string[]> {
  const others = sql`exists (select from ${memberships} other join ${people} colleague
    on colleague.id = other.person_id and colleague.disabled_at is null
    where other.territory_id = ${memberships.territoryId} and other.role = 'coordinator' and other.person_id <> ${id})`;
  const alone = await queries
    .select({ name: territories.name })
    .from(memberships)
    .innerJoin(territories, eq(territories.id, memberships.territoryId))
    .where(and(eq(memberships.personId, id), eq(memberships.role, 'coordinator'), sql`not ${others}`));
  const administrators = await queries
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.isAdministrator, true), isNull(people.disabledAt)));
  const isLast = administrators.length === 1 && administrators[0]?.id === id;
  return [
    ...alone.map(({ name }) => `la coordination de ${name}`),
    ...(isLast ? ['l’administration de l’instance'] : []),
  ];
}
