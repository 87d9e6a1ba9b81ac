// Two entries named by their addresses are put side by side.
import { inArray } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { putSideBySide } from './decide-pair.server.ts';
import { seesPair } from './merge-policy.ts';

type Errors = { premiere?: string; seconde?: string };

export async function putTogether(
  database: Database,
  actor: PersonActor,
  [first, second]: readonly [string, string],
): Promise<{ pairId: string } | { errors: Errors; isForbidden: boolean }> {
  const [a, b] = [slugIn(first), slugIn(second)];
  const missing = 'Écrivez l’adresse d’une fiche.';
  const errors: Errors = { ...(a === '' && { premiere: missing }), ...(b === '' && { seconde: missing }) };
  if (a !== '' && a === b) errors.seconde = 'C’est deux fois la même fiche : écrivez l’adresse de l’autre.';
  if (Object.keys(errors).length > 0) return { errors, isForbidden: false };
  return database.transaction(async (queries) => {
    const rows = await queries
      .select({ id: organisations.id, slug: organisations.slug, territory: organisations.homeTerritoryId })
      .from(organisations)
      .where(inArray(organisations.slug, [a, b]));
    const [left, right] = [a, b].map((slug) => rows.find((row) => row.slug === slug));
    const unknown = 'Aucune fiche ne porte cette adresse.';
    if (!left || !right) {
      return {
        errors: { ...(!left && { premiere: unknown }), ...(!right && { seconde: unknown }) },
        isForbidden: false,
      };
    }
    if (!seesPair(actor, { left: left.territory, right: right.territory })) {
      return {
        errors: { premiere: 'Aucune de ces deux fiches n’est d’un territoire que vous coordonnez.' },
        isForbidden: true,
      };
    }
    return { pairId: await putSideBySide(queries, left.id, right.id) };
  });
}

/** « https://…/annuaire/caf-34?x#y » → « caf-34 ». */
function slugIn(typed: string): string {
  const path = typed.trim().split(/[?#]/)[0] ?? '';
  return /([a-z0-9-]{1,100})\/?$/.exec(path.toLowerCase())?.[1] ?? '';
}
