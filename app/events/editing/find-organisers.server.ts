// The organisations of the directory that somebody wrote by name, for the roles they have in an event.
import { inArray, or, sql } from 'drizzle-orm';
import type { Errors } from '#app/ui/form-draft.ts';
import { rowField } from '#app/upkeep/entry/field-names.ts';
import type { Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import type { EventInput } from './event-form.ts';
import { ORGANISERS } from './event-names.ts';

export type FoundOrganisers = {
  placeOrganisationId: string | null;
  organisers: { organisationId: string; role: 'organiser' | 'partner' }[];
};

type Row = { id: string; slug: string; name: string; acronym: string | null; territoryId: string };

/** By the slug in brackets, else by name or acronym, those of the territory first; what is not found is added to `errors`. */
export async function findOrganisers(
  queries: Queries,
  { organisers, placeOrganisation }: Pick<EventInput, 'organisers' | 'placeOrganisation'>,
  territoryId: string,
  errors: Errors,
): Promise<FoundOrganisers> {
  const typed = [...organisers.map((organiser) => organiser.typed), placeOrganisation].filter(Boolean);
  const rows = typed.length === 0 ? [] : await findNamed(queries, typed);
  const found = organisers.flatMap(({ typed: name, role, row }) => {
    const organisationId = pick(rows, name, territoryId, errors, rowField(ORGANISERS, 'nom', row));
    return organisationId === null ? [] : [{ organisationId, role }];
  });
  const placeOrganisationId =
    placeOrganisation === '' ? null : pick(rows, placeOrganisation, territoryId, errors, 'lieu-organisme');
  // Written twice, an organisation has the first role that was written.
  const organisersById = new Map(found.toReversed().map((one) => [one.organisationId, one]));
  return { placeOrganisationId, organisers: [...organisersById.values()] };
}

async function findNamed(queries: Queries, typed: string[]): Promise<Row[]> {
  const names = typed.map((name) => name.toLowerCase());
  return queries
    .select({
      id: organisations.id,
      slug: organisations.slug,
      name: organisations.name,
      acronym: organisations.acronym,
      territoryId: organisations.homeTerritoryId,
    })
    .from(organisations)
    .where(
      or(
        inArray(organisations.slug, typed.map(slugIn)),
        inArray(sql`lower(${organisations.name})`, names),
        inArray(sql`lower(${organisations.acronym})`, names),
      ),
    );
}

function pick(rows: Row[], typed: string, territoryId: string, errors: Errors, field: string): string | null {
  const name = typed.toLowerCase();
  const isNamed = (row: Row) => row.name.toLowerCase() === name;
  const isCalled = (row: Row) => row.acronym?.toLowerCase() === name;
  const isHere = (row: Row) => row.territoryId === territoryId;
  const choices = [
    (row: Row) => row.slug === slugIn(typed),
    (row: Row) => isNamed(row) && isHere(row),
    isNamed,
    (row: Row) => isCalled(row) && isHere(row),
    isCalled,
  ].map((matches) => rows.filter(matches));
  const found = choices.find(({ length }) => length > 0) ?? [];
  const [first] = found;
  if (found.length === 1 && first) return first.id;
  errors[field] = [
    first
      ? `Plusieurs organismes portent ce nom : écrivez ${found
          .slice(0, 3)
          .map((row) => `« ${row.name} (${row.slug}) »`)
          .join(' ou ')}.`
      : 'Aucun organisme de l’annuaire ne porte ce nom : recopiez-le de sa fiche.',
  ];
  return null;
}

function slugIn(typed: string): string {
  return /\(([a-z0-9-]+)\)$/.exec(typed)?.[1] ?? '';
}
