// The nightly round: who is asked whether their entry is still true, who is reminded, what goes to the coordination.
import { sql } from 'drizzle-orm';
import { MAILS, queueMails } from '#app/server/mail-outbox.ts';
import { withActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { freshnessRequests } from '#db/schema/freshness.ts';
import { USUAL_CADENCE } from './cadence.ts';

export const QUESTION = 'question';

/** An import of thousands is asked about over several nights. */
const MOST_PER_NIGHT = 1_000;
const LINK_DAYS = 60;
/** What nobody ever verified is asked about once its import or its author had time to mend it. */
const UNVERIFIED_DAYS = 7;
const PATIENCE_DAYS = 7;
const LAST_REMINDER = 2;
const MOST_ADDRESSES = 5;
const DAY_MS = 86_400_000;

export type Round = { asked: number; reminded: number; toDesk: number; closed: number };

/** Everything in one transaction: run twice, it does the same once. */
export async function askDueEntries(database: Database, now: Date): Promise<Round> {
  const round = async (queries: Queries): Promise<Round> => {
    const closed = (await closeVerified(queries, now)) + (await closeMended(queries, now));
    const { reminded, toDesk } = await remind(queries, now);
    const asked = await askDue(queries, now);
    return { asked: asked.asked, reminded, toDesk: toDesk + asked.toDesk, closed };
  };
  return withActor(database, MAILS, round, 60_000);
}

/** Verified by phone or in a form since it was asked: there is nothing to answer any more. */
async function closeVerified(queries: Queries, now: Date): Promise<number> {
  const rows = await queries.execute(sql`
    update freshness_requests set closed_at = ${at(now)}
    from organisations where organisations.id = organisation_id and closed_at is null and verified_at > asked_at
    returning freshness_requests.id`);
  return rows.length;
}

/** An address was missing or wrong, and there is another one now: the entry is asked about afresh. */
async function closeMended(queries: Queries, now: Date): Promise<number> {
  const waiting = await queries.execute<Address>(sql`
    select organisation_id from freshness_requests
    where closed_at is null and desk_reason in ('no-address', 'refused', 'not-us')`);
  if (waiting.length === 0) return 0;
  const addresses = await addressesOf(
    queries,
    waiting.map((one) => one.organisation_id),
  );
  const mended = [...new Set(addresses.filter((one) => !one.is_refused).map((one) => one.organisation_id))];
  if (mended.length === 0) return 0;
  const rows = await queries.execute(sql`
    update freshness_requests set closed_at = ${at(now)}
    where closed_at is null and organisation_id in ${mended} and desk_reason in ('no-address', 'refused', 'not-us')
    returning id`);
  return rows.length;
}

type Open = {
  id: string;
  asked_at: string;
  last_step: number | null;
  last_sent: string | null;
  waiting: number;
  is_refused: boolean;
};

async function remind(queries: Queries, now: Date): Promise<{ reminded: number; toDesk: number }> {
  const open = await queries.execute<Open>(sql`
    select request.id, request.asked_at, max(mail.step) as last_step,
      max(mail.settled_at) filter (where mail.state = 'sent') as last_sent,
      count(*) filter (where mail.state in ('queued', 'sending'))::int as waiting,
      bool_and(mail.state = 'refused') as is_refused
    from freshness_requests request join outgoing_mails mail on mail.kind = ${QUESTION} and mail.subject_id = request.id
    where request.closed_at is null and request.desk_at is null and request.answered_at is null
    group by request.id`);
  const late = (moment: string | null, days: number) =>
    moment !== null && now.getTime() >= new Date(moment).getTime() + days * DAY_MS;
  let reminded = 0;
  const desk: Record<'refused' | 'silent', string[]> = { refused: [], silent: [] };
  for (const { id, asked_at: asked, last_step: step, last_sent: sent, waiting, is_refused: isRefused } of open) {
    const isOver = waiting === 0 && (sent === null || (step === LAST_REMINDER && late(sent, PATIENCE_DAYS)));
    if (isOver || late(asked, LINK_DAYS)) desk[isRefused ? 'refused' : 'silent'].push(id);
    else if (waiting === 0 && step !== LAST_REMINDER && late(sent, PATIENCE_DAYS)) {
      const rows = await queries.execute(sql`
        insert into outgoing_mails (kind, subject_id, recipient, step, due_at)
        select kind, subject_id, recipient, step + 1, ${at(now)} from outgoing_mails
        where kind = ${QUESTION} and subject_id = ${id} and step = ${step} and state = 'sent'
        on conflict do nothing returning id`);
      reminded += rows.length;
    }
  }
  for (const [reason, ids] of Object.entries(desk)) {
    if (ids.length > 0)
      await queries.execute(sql`
        update freshness_requests set desk_reason = ${reason}, desk_at = ${at(now)} where id in ${ids}`);
  }
  return { reminded, toDesk: desk.refused.length + desk.silent.length };
}

type Address = { organisation_id: string; mail: string; is_refused: boolean };

async function askDue(queries: Queries, now: Date): Promise<{ asked: number; toDesk: number }> {
  const due = await queries.execute<{ id: string }>(sql`
    select organisations.id from organisations left join entry_cadences on entry_cadences.organisation_id = organisations.id
    where status = 'published' and (entry_cadences.organisation_id is null or months is not null)
      and coalesce(verified_at + make_interval(months => coalesce(months, ${USUAL_CADENCE})),
        created_at + make_interval(days => ${UNVERIFIED_DAYS})) <= ${at(now)}
      and not exists (select from freshness_requests open where open.organisation_id = organisations.id and open.closed_at is null)
    order by verified_at nulls last, organisations.id limit ${MOST_PER_NIGHT}`);
  return openRequests(
    queries,
    due.map(({ id }) => id),
    now,
  );
}

/** « Demander maintenant »: whatever was asked before is over. False when nobody can be asked by mail. */
export async function askNow(database: Database, organisationId: string, now: Date): Promise<boolean> {
  return database.transaction(async (queries) => {
    const addresses = await addressesOf(queries, [organisationId]);
    if (!addresses.some((one) => !one.is_refused)) return false;
    await queries.execute(sql`
      update freshness_requests set closed_at = ${at(now)} where organisation_id = ${organisationId} and closed_at is null`);
    await openRequests(queries, [organisationId], now);
    return true;
  });
}

async function openRequests(queries: Queries, ids: string[], now: Date): Promise<{ asked: number; toDesk: number }> {
  if (ids.length === 0) return { asked: 0, toDesk: 0 };
  const known = Map.groupBy(await addressesOf(queries, ids), (one) => one.organisation_id);
  const expiresAt = new Date(now.getTime() + LINK_DAYS * DAY_MS);
  const requests = await queries
    .insert(freshnessRequests)
    .values(
      ids.map((organisationId) => {
        const addresses = known.get(organisationId) ?? [];
        const canAsk = addresses.some((address) => !address.is_refused);
        const deskReason = canAsk ? null : addresses.length > 0 ? ('refused' as const) : ('no-address' as const);
        return { organisationId, askedAt: now, expiresAt, deskReason, deskAt: canAsk ? null : now };
      }),
    )
    .returning({ id: freshnessRequests.id, organisationId: freshnessRequests.organisationId });
  const mails = requests.flatMap(({ id, organisationId }) =>
    (known.get(organisationId) ?? [])
      .filter((address) => !address.is_refused)
      .slice(0, MOST_ADDRESSES)
      .map(({ mail }) => ({ kind: QUESTION, subjectId: id, recipient: mail, dueAt: now })),
  );
  await queueMails(queries, mails);
  const asked = new Set(mails.map(({ subjectId }) => subjectId)).size;
  return { asked, toDesk: requests.length - asked };
}

/** Members first, then the addresses of the organisation itself; those of its services only when it has no other. */
async function addressesOf(queries: Queries, ids: string[]): Promise<Address[]> {
  const rows = await queries.execute<Address>(sql`
    with known as (
      select memberships.organisation_id, people.mail::text as mail, 0 as rank
      from memberships join people on people.id = person_id and disabled_at is null
      where memberships.organisation_id in ${ids}
      union all
      select organisation_id, trim(value), case when service_id is null and place_id is null then 1 else 2 end
      from contacts
      where organisation_id in ${ids} and channel = 'courriel' and visibility in ('public', 'professionnels')
        and trim(value) ~ '^[^[:space:]@<>,;]+@[^[:space:]@<>,;]+[.][^[:space:]@<>,;]+$'
    ), best as (
      select organisation_id, lower(mail) as mail, min(rank) as rank from known group by 1, 2
    )
    select organisation_id, best.mail, refused.mail is not null or exists (
        select from freshness_requests told
        where told.organisation_id = best.organisation_id and told.answer = 'not-us' and lower(told.answered_by) = best.mail
      ) as is_refused
    from best left join refused_addresses refused on refused.mail = best.mail::citext
    where rank < 2 or not exists (select from best other where other.organisation_id = best.organisation_id and other.rank < 2)
    order by organisation_id, rank, best.mail`);
  return rows;
}

function at(moment: Date) {
  return sql`${moment.toISOString()}::timestamptz`;
}
