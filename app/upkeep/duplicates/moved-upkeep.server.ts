// What keeps an entry true follows it into the one that takes it up: what it was asked, how often, and what was being typed.
import { sql } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';
import { NEW_SERVICE } from '../entry/new-service.ts';
import type { MovedAsking, MovedDraft } from './merge-record.ts';
import { textArray } from './moved-rows.server.ts';

type Ends = { from: string; to: string };

/** No revision is 0: whoever goes on with the draft sees both versions before anything is written. */
const OF_ANOTHER_ENTRY = 0;

/** Before the entry is taken out, which ends what it is asked. One open question per entry: that of the kept one stays. */
export async function moveAsking(queries: Queries, { from, to }: Ends): Promise<MovedAsking> {
  const closed = await queries.execute<{ id: string }>(sql`
    update freshness_requests set closed_at = now()
    where organisation_id = ${from} and closed_at is null
      and exists (select from freshness_requests own where own.organisation_id = ${to} and own.closed_at is null)
    returning id`);
  const requests = await queries.execute<{ id: string }>(
    sql`update freshness_requests set organisation_id = ${to} where organisation_id = ${from} returning id`,
  );
  const cadence = await queries.execute(sql`
    insert into entry_cadences (organisation_id, months, set_at, set_by)
    select ${to}, months, set_at, set_by from entry_cadences where organisation_id = ${from}
    on conflict do nothing returning 1`);
  return {
    requests: requests.map(({ id }) => id),
    closedRequests: closed.map(({ id }) => id),
    hasCadence: cadence.length > 0,
  };
}

/** Once the entry is there again. */
export async function moveAskingBack(queries: Queries, { from, to }: Ends, moved: MovedAsking): Promise<void> {
  const noOther = sql`not exists (
    select from freshness_requests own where own.organisation_id = ${to} and own.closed_at is null)`;
  await queries.execute(sql`
    update freshness_requests set organisation_id = ${to}
    where organisation_id = ${from} and id::text = any (${textArray(moved.requests)}) and (closed_at is not null or ${noOther})`);
  await queries.execute(sql`
    update freshness_requests set closed_at = null
    where organisation_id = ${to} and id::text = any (${textArray(moved.closedRequests)}) and answered_at is null and ${noOther}`);
  // A rhythm that somebody has set since stays.
  if (moved.hasCadence)
    await queries.execute(sql`
      delete from entry_cadences own using entry_cadences theirs
      where own.organisation_id = ${from} and theirs.organisation_id = ${to} and own.set_at = theirs.set_at`);
}

export type DraftEnds = {
  from: string;
  to: string;
  fromSlug: string;
  toSlug: string;
  /** Address that a service had → the service that says it now. */
  services: { slug: string; id: string }[];
};

/** After the kept entry is written. A draft that its author has on the kept entry as well stays where it is. */
export async function moveDrafts(queries: Queries, ends: DraftEnds): Promise<MovedDraft[]> {
  const drafts = await queries.execute<{ personId: string; subject: string }>(
    sql`select person_id as "personId", subject from entry_drafts where organisation_id = ${ends.from}`,
  );
  if (drafts.length === 0) return [];
  const now = await queries.execute<{ id: string; slug: string }>(
    sql`select id, slug from services where organisation_id = ${ends.to}`,
  );
  const addresses = new Map([
    [ends.fromSlug, ends.toSlug],
    [`${ends.fromSlug}/services/${NEW_SERVICE}`, `${ends.toSlug}/services/${NEW_SERVICE}`],
    ...ends.services.flatMap(({ slug, id }): [string, string][] => {
      const service = now.find((one) => one.id === id);
      return service ? [[`${ends.fromSlug}/services/${slug}`, `${ends.toSlug}/services/${service.slug}`]] : [];
    }),
  ]);
  const wanted = drafts.flatMap(({ personId, subject }) => {
    const to = addresses.get(subject);
    return to ? [{ personId, from: subject, to }] : [];
  });
  return readdress(queries, wanted, ends.to);
}

export async function moveDraftsBack(queries: Queries, { to }: Ends, moved: MovedDraft[]): Promise<void> {
  await readdress(
    queries,
    moved.map(({ personId, from, to: there }) => ({ personId, from: there, to: from })),
    to,
  );
}

async function readdress(queries: Queries, wanted: MovedDraft[], organisationId: string): Promise<MovedDraft[]> {
  const rows = await queries.execute<MovedDraft>(sql`
    update entry_drafts draft set subject = line."to", organisation_id = ${organisationId}, revision = ${OF_ANOTHER_ENTRY}
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as line ("personId" uuid, "from" text, "to" text)
    where draft.person_id = line."personId" and draft.subject = line."from"
      and not exists (select from entry_drafts own where own.person_id = line."personId" and own.subject = line."to")
    returning draft.person_id as "personId", line."from", line."to"`);
  return [...rows];
}
