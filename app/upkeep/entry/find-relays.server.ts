// The organisations that somebody wrote as other doors of a service.
import { inArray, or, sql } from 'drizzle-orm';
import type { Errors } from '#app/ui/form-draft.ts';
import type { Database } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { RELAYS, rowField } from './field-names.ts';
import type { ServiceRelay } from './service-form.ts';
import type { FoundRelay } from './write-service-parts.server.ts';

/** By the slug in brackets, else by the exact name; what is not found, or found twice, is added to `errors`. */
export async function findRelays(
  database: Database,
  organisationId: string,
  relays: ServiceRelay[],
  errors: Errors,
): Promise<FoundRelay[]> {
  if (relays.length === 0) return [];
  const asked = relays.map(({ typed }) => ({
    slug: /\(([a-z0-9-]+)\)$/.exec(typed)?.[1] ?? '',
    name: typed.toLowerCase(),
  }));
  const rows = await database.query((queries) =>
    queries
      .select({ id: organisations.id, slug: organisations.slug, name: organisations.name })
      .from(organisations)
      .where(
        or(
          inArray(
            organisations.slug,
            asked.map(({ slug }) => slug),
          ),
          inArray(
            sql`lower(${organisations.name})`,
            asked.map(({ name }) => name),
          ),
        ),
      ),
  );
  return relays.flatMap(({ how, row }, at) => {
    const { slug = '', name = '' } = asked[at] ?? {};
    const bySlug = rows.filter((found) => found.slug === slug);
    const found = bySlug.length > 0 ? bySlug : rows.filter((other) => other.name.toLowerCase() === name);
    const [first] = found;
    const field = rowField(RELAYS, 'organisme', row);
    if (found.length !== 1 || !first)
      errors[field] = ['Aucun organisme de l’annuaire ne porte exactement ce nom : recopiez-le de sa fiche.'];
    else if (first.id === organisationId)
      errors[field] = ['C’est l’organisme lui-même : ses propres coordonnées suffisent.'];
    else return [{ organisationId: first.id, how }];
    return [];
  });
}
