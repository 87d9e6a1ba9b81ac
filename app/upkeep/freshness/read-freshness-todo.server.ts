// What the freshness mails leave to the coordination of a territory; each line waits until its one action settles it.
import { sql } from 'drizzle-orm';
import { mediumDate } from '#app/ui/french-date.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';

export type CallLine = { slug: string; name: string; why: string };
export type AddressLine = { slug: string; name: string; mail: string; why: string };
export type GoneLine = { slug: string; name: string; day: string };
export type FreshnessTodo = {
  calls: { total: number; lines: CallLine[] };
  addresses: { total: number; lines: AddressLine[] };
  gone: { total: number; lines: GoneLine[] };
};

const SHOWN = 5;

type Row = { slug: string; name: string; total: number };

export async function readFreshnessTodo(database: Database, actor: PersonActor): Promise<FreshnessTodo> {
  const territories = actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id);
  const none = { total: 0, lines: [] };
  if (territories.length === 0) return { calls: none, addresses: none, gone: none };
  const waiting = sql`from freshness_requests request join organisations on organisations.id = request.organisation_id
    where request.closed_at is null and status = 'published' and home_territory_id in ${territories}
      and (verified_at is null or verified_at <= request.desk_at)`;
  return database.query(async (queries) => {
    const [calls, addresses, gone] = await Promise.all([
      queries.execute<Row & { reason: string; asked_at: string }>(sql`
        select slug, name, desk_reason as reason, asked_at, count(*) over ()::int as total
        ${waiting} and desk_reason in ('silent', 'no-address') order by desk_at, slug limit ${SHOWN}`),
      queries.execute<Row & { mail: string; why: 'refused' | 'not-us' }>(sql`
        select slug, name, mail, why, count(*) over ()::int as total from (
          select distinct slug, name, refused.mail::text as mail, 'refused' as why
          from contacts join organisations on organisations.id = contacts.organisation_id
            join refused_addresses refused on refused.mail = trim(value)::citext
          where channel = 'courriel' and status = 'published' and home_territory_id in ${territories}
          union
          select slug, name, answered_by, 'not-us' ${waiting} and desk_reason = 'not-us'
            and exists (select from contacts where contacts.organisation_id = organisations.id
              and trim(value)::citext = answered_by::citext)
        ) as wrong order by name, mail limit ${SHOWN}`),
      queries.execute<Row & { answered_at: string }>(sql`
        select slug, name, answered_at, count(*) over ()::int as total
        ${waiting} and desk_reason = 'gone' order by answered_at, slug limit ${SHOWN}`),
    ]);
    return {
      calls: counted(calls, ({ slug, name, reason, asked_at: asked }) => ({
        slug,
        name,
        why:
          reason === 'silent'
            ? `Pas de réponse à nos courriels depuis le ${mediumDate(new Date(asked))}`
            : 'Aucune adresse de courriel pour lui demander',
      })),
      addresses: counted(addresses, ({ slug, name, mail, why }) => ({
        slug,
        name,
        mail,
        why:
          why === 'refused'
            ? 'adresse refusée par son serveur'
            : 'la personne qui reçoit dit que ce n’est pas l’organisme',
      })),
      gone: counted(gone, ({ slug, name, answered_at: day }) => ({ slug, name, day: mediumDate(new Date(day)) })),
    };
  });
}

function counted<R extends Row, L>(rows: Iterable<R>, line: (row: R) => L): { total: number; lines: L[] } {
  const all = [...rows];
  return { total: all[0]?.total ?? 0, lines: all.map(line) };
}
