// Lines that resemble entries of the directory, side by side with them.
import { sql } from 'drizzle-orm';
import { isId } from '#app/server/ids.ts';
import type { Queries } from '#db/client.ts';
import { zoneName } from '#db/gazetteer.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import type { ImportRow } from './kept-import.server.ts';

const SHOWN = 40;

export type Side = { name: string; kind: string; where: string; siret: string; reach: string };
export type AlikeView = {
  key: string;
  line: number;
  choice: string;
  mine: Side;
  others: (Side & { id: string; slug: string; reasons: string[]; isOurs: boolean; isArchived: boolean })[];
};

type Found = { id: string; reasons: string[] };
type Line = {
  line: number;
  organisation_key: string;
  organisation: Record<string, string>;
  contacts: { value: string }[];
  candidates: Found[];
  choice: string | null;
};
type Entry = {
  id: string;
  slug: string;
  name: string;
  kind: string;
  address: string | null;
  commune_code: string | null;
  siret: string | null;
  website: string | null;
  status: string;
  home: string;
  reach: string | null;
};

/** Those that somebody decided on stay, so that a choice may be taken back. */
export async function readAlike(queries: Queries, row: ImportRow): Promise<AlikeView[]> {
  const lines = await queries.execute<Line>(sql`
    select r.line, r.organisation_key, r.organisation, r.contacts, r.candidates, i.choices ->> r.organisation_key as choice
    from import_rows r join imports i on i.id = r.import_id
    where r.import_id = ${row.id} and r.is_head and (r.candidates is not null or (i.choices -> r.organisation_key is not null))
    order by (i.choices -> r.organisation_key is not null), r.line limit ${SHOWN}`);
  const chosen = lines.flatMap(({ choice }) => (choice && isId(choice) ? [choice] : []));
  const ids = [...new Set([...lines.flatMap(({ candidates }) => (candidates ?? []).map(({ id }) => id)), ...chosen])];
  const rows = await queries.execute<Entry>(sql`
    select o.id, o.slug, o.name, o.kind, o.address, o.commune_code, o.siret, o.website, o.status, o.home_territory_id as home,
      (select string_agg(c.value, ' · ' order by c.channel desc, c.value) from contacts c where c.organisation_id = o.id and c.service_id is null and c.place_id is null) as reach
    from organisations o where o.id = any (${`{${ids.join(',')}}`}::uuid[])`);
  const entries = new Map(rows.map((entry) => [entry.id, entry]));
  return lines.map(({ line, organisation_key: key, organisation, contacts, candidates, choice }) => {
    const found: Found[] = candidates ?? (choice ? [{ id: choice, reasons: ['choisie par vous'] }] : []);
    return {
      key,
      line,
      choice: choice ?? '',
      mine: sideOf(organisation, contacts.map(({ value }) => value).join(' · ')),
      others: found.flatMap(({ id, reasons }) => {
        const entry = entries.get(id);
        if (!entry) return [];
        return [
          {
            ...sideOf(entry, entry.reach ?? ''),
            id,
            slug: entry.slug,
            reasons,
            isOurs: entry.home === row.territoryId,
            isArchived: entry.status === 'archived',
          },
        ];
      }),
    };
  });
}

function sideOf(
  said: Partial<Record<'name' | 'kind' | 'address' | 'commune_code' | 'siret' | 'website', string | null>>,
  reach: string,
): Side {
  return {
    name: said.name ?? '',
    kind: said.kind ? labelOf(KINDS, said.kind) : '',
    where: [said.address, said.commune_code && zoneName(said.commune_code)].filter(Boolean).join(', '),
    siret: said.siret ?? '',
    reach: [reach, said.website].filter(Boolean).join(' · '),
  };
}
