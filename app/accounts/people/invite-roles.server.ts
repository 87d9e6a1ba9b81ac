// The roles that somebody may offer, as a form lists them.
import { asc } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { territories } from '#db/schema/territories.ts';
import { ROLE_WORDS } from '../role-words.ts';
import { listOrganisations } from './find-organisation.server.ts';
import { peopleScope } from './people-policy.ts';

export type RoleOption = { value: string; label: string };

const MOST_SUGGESTED = 400;
const TERRITORY_ROLES = ['coordinator', 'visitor', 'alert-giver'] as const;

export async function readRoleOptions(
  database: Database,
  actor: PersonActor,
): Promise<{ roles: RoleOption[]; organisations: { slug: string; name: string }[] }> {
  const scope = peopleScope(actor);
  const [organisations, all] = await database.query((queries) =>
    Promise.all([
      listOrganisations(queries, scope, MOST_SUGGESTED),
      scope.isAdministrator
        ? queries
            .select({ id: territories.id, name: territories.name })
            .from(territories)
            .orderBy(asc(territories.name))
        : [],
    ]),
  );
  const own = actor.territories.filter(({ role }) => role === 'coordinator');
  const inTerritories = own.flatMap(({ id, name }) =>
    TERRITORY_ROLES.map((role) => ({ value: `${role}:${id}`, label: `${ROLE_WORDS[role].role}, ${name}` })),
  );
  const named = all
    .filter(({ id }) => !own.some((territory) => territory.id === id))
    .map(({ id, name }) => ({ value: `coordinator:${id}`, label: `${ROLE_WORDS.coordinator.role}, ${name}` }));
  const inOrganisations =
    own.length + scope.organisations.length === 0
      ? []
      : (['owner', 'editor'] as const).map((role) => ({
          value: role,
          label: `${ROLE_WORDS[role].role} d’un organisme`,
        }));
  return {
    roles: [...inTerritories, ...named, ...inOrganisations],
    organisations: organisations.map(({ slug, name }) => ({ slug, name })),
  };
}
