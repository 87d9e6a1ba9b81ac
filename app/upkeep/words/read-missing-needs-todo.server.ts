// Needs that nobody answers in a territory: no published service reaches any of its communes for them.
import { inArray, sql } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { allCommunes, findCommune, findDepartement, findEpci } from '#db/gazetteer.ts';
import { territories } from '#db/schema/territories.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';

const FIRST = 5;

export type MissingNeed = { territory: string; need: string; label: string };
export type MissingNeedsTodo = { total: number; needs: MissingNeed[] };

/** Of the territories that the actor coordinates, in the order of the list of needs. */
export async function readMissingNeedsTodo(database: Database, actor: PersonActor): Promise<MissingNeedsTodo> {
  const own = actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id);
  if (own.length === 0) return { total: 0, needs: [] };
  const rows = await database.query((queries) =>
    queries.select().from(territories).where(inArray(territories.id, own)),
  );
  const needs: MissingNeed[] = [];
  for (const { name, zones } of rows.sort((a, b) => a.name.localeCompare(b.name, 'fr'))) {
    const answered = await answeredNeeds(database, zones);
    for (const { code, label } of NEEDS) if (!answered.has(code)) needs.push({ territory: name, need: code, label });
  }
  return { total: needs.length, needs: needs.slice(0, FIRST) };
}

async function answeredNeeds(database: Database, zones: string[]): Promise<Set<string>> {
  const rows = await database.query((queries) =>
    queries.execute<{ need: string }>(sql`
      select distinct unnest(services.needs) as need
      from services join organisations on organisations.id = services.organisation_id
      where services.status = 'published' and organisations.status = 'published'
        and services.zones && ${`{${codesReaching(zones).join(',')}}`}::text[]
        and not services.zone_exclusions @> ${`{${zones.join(',')}}`}::text[]`),
  );
  return new Set(rows.map(({ need }) => need));
}

/** Every code that holds one of the communes of these zones, the zones themselves included. */
export function codesReaching(zones: readonly string[]): string[] {
  const communes = zones.flatMap((zone) => {
    if (findCommune(zone)) return [zone];
    const epci = findEpci(zone);
    if (epci) return epci.members;
    return findDepartement(zone)
      ? allCommunes().flatMap(({ code, departement }) => (departement === zone ? [code] : []))
      : [];
  });
  const codes = new Set<string>([...zones, 'france']);
  for (const code of communes) {
    const commune = findCommune(code);
    if (!commune) continue;
    codes.add(code).add(commune.departement);
    if (commune.epci !== null) codes.add(commune.epci);
    if (commune.parent !== null) codes.add(commune.parent);
  }
  return [...codes];
}
