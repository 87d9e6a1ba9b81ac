// Who may give, change and take back a role: one sentence per right.
import type { Actor, OrganisationRole, TerritoryRole } from '#db/actor.ts';

/** A role somewhere. `homeTerritoryId`: of the organisation, when the role is in one. */
export type Grant = {
  role: TerritoryRole | OrganisationRole;
  territoryId: string | null;
  organisationId: string | null;
  homeTerritoryId: string | null;
};

/** The coordination of a territory gives every role in it and in the organisations that it keeps. */
function coordinates(actor: Actor, { territoryId, homeTerritoryId }: Grant): boolean {
  return (
    actor.kind === 'person' &&
    actor.territories.some(({ id, role }) => role === 'coordinator' && (id === territoryId || id === homeTerritoryId))
  );
}

/** Who answers for an organisation gives the roles of that organisation. */
function owns(actor: Actor, { organisationId }: Grant): boolean {
  return (
    actor.kind === 'person' && actor.organisations.some(({ id, role }) => role === 'owner' && id === organisationId)
  );
}

/** The administration names who coordinates a territory, and nobody else. */
function names(actor: Actor, { role }: Grant): boolean {
  return actor.kind === 'person' && actor.isAdministrator && role === 'coordinator';
}

export function mayGrant(actor: Actor, grant: Grant): boolean {
  return coordinates(actor, grant) || owns(actor, grant) || names(actor, grant);
}

/** The coordination of an organisation's home territory answers who asks to keep its entry. */
export function maySettleClaim(actor: Actor, homeTerritoryId: string): boolean {
  return (
    actor.kind === 'person' &&
    actor.territories.some(({ id, role }) => role === 'coordinator' && id === homeTerritoryId)
  );
}

/** What `mayGrant` lets through, for a condition in SQL. */
export type PeopleScope = { territories: string[]; organisations: string[]; isAdministrator: boolean };

export function peopleScope(actor: Actor): PeopleScope {
  if (actor.kind !== 'person') return { territories: [], organisations: [], isAdministrator: false };
  return {
    territories: actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id),
    organisations: actor.organisations.filter(({ role }) => role === 'owner').map(({ id }) => id),
    isAdministrator: actor.isAdministrator,
  };
}
