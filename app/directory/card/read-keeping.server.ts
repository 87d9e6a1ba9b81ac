// The card for who keeps the entry: as the base holds it this very moment, with what may be done about it.
import { asc, eq } from 'drizzle-orm';
import { mayKeep } from '#app/accounts/entry-policy.ts';
import { keepsEntries } from '#app/accounts/policies.ts';
import type { Parts } from '#app/server/parts.ts';
import type { Actor } from '#db/actor.ts';
import { DatabaseUnavailable } from '#db/deadline.ts';
import { organisations, services } from '#db/schema/directory.ts';
import { seenBy } from '#search/audience.ts';
import { parisDay } from '#search/opening-hours.ts';
import type { ServiceDocument } from '#search/service-document.ts';
import { currentDocuments } from '#search/sync.ts';
import { isWaitingForIndex } from '#search/waiting.ts';
import type { KeptService } from './keeper-acts.tsx';

export type Keeping = { slug: string; services: KeptService[]; today: string; isWaiting: boolean; done: string | null };

/** null for everybody else, and while PostgreSQL is away: the card then shows as to anybody. */
export async function readKeeping(
  { database, audience }: Pick<Parts, 'database' | 'audience'>,
  actor: Actor,
  slug: string,
  done: string | null,
): Promise<{ keeping: Keeping; documents: ServiceDocument[] } | null> {
  if (!keepsEntries(actor)) return null;
  try {
    const [row] = await database.query((queries) =>
      queries
        .select({ id: organisations.id, homeTerritoryId: organisations.homeTerritoryId })
        .from(organisations)
        .where(eq(organisations.slug, slug)),
    );
    if (!row || !mayKeep(actor, { organisationId: row.id, homeTerritoryId: row.homeTerritoryId })) return null;
    const [documents, own, isWaiting] = await Promise.all([
      database.query((queries) => currentDocuments(queries, [row.id])),
      database.query((queries) =>
        queries
          .select({ id: services.id, name: services.name, state: services.capacityState, status: services.status })
          .from(services)
          .where(eq(services.organisationId, row.id))
          .orderBy(asc(services.name)),
      ),
      isWaitingForIndex(database, row.id),
    ]);
    const shown = own.filter(({ status }) => status === 'published');
    return {
      documents: seenBy(audience, documents).toSorted((a, b) =>
        (a.service?.name ?? '').localeCompare(b.service?.name ?? '', 'fr'),
      ),
      keeping: {
        slug,
        services: shown.map(({ id, name, state }) => ({ id, name, isFull: state === 'complet' })),
        today: parisDay(new Date()),
        isWaiting,
        done,
      },
    };
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return null;
    throw error;
  }
}
