// The quality of entries as they stand: the mean of their services, and the one thing that would help most.
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts, organisations, places, services } from '#db/schema/directory.ts';
import { type Fix, type QualityFacts, qualityOf } from './quality.ts';

/** `href`: where the next thing is mended. */
export type EntryQuality = { score: number; advice: string | null; href: string | null };

type ContactFacts = { serviceId: string | null; channel: string };

/** By organisation id; three queries whatever their number. An entry without service has a score of nothing. */
export async function readQualities(
  database: Database,
  organisationIds: string[],
  now = new Date(),
): Promise<Map<string, EntryQuality>> {
  if (organisationIds.length === 0) return new Map();
  const [rows, reach, addressed] = await database.query((queries) =>
    Promise.all([
      queries
        .select({ organisation: organisations, service: services })
        .from(organisations)
        .leftJoin(services, and(eq(services.organisationId, organisations.id), eq(services.status, 'published')))
        .where(inArray(organisations.id, organisationIds)),
      queries
        .select({ organisationId: contacts.organisationId, serviceId: contacts.serviceId, channel: contacts.channel })
        .from(contacts)
        .where(and(inArray(contacts.organisationId, organisationIds), eq(contacts.visibility, 'public'))),
      queries
        .selectDistinct({ serviceId: places.serviceId })
        .from(places)
        .innerJoin(services, eq(services.id, places.serviceId))
        .where(and(inArray(services.organisationId, organisationIds), isNotNull(places.address))),
    ]),
  );
  const withAddress = new Set(addressed.map(({ serviceId }) => serviceId));
  const reachOf = Map.groupBy(reach, ({ organisationId }) => organisationId);
  const found = new Map<string, EntryQuality>();
  for (const [id, own] of Map.groupBy(rows, ({ organisation }) => organisation.id)) {
    const qualities = own.flatMap(({ organisation, service }) => {
      if (!service) return [];
      const facts = factsOf(service, {
        contacts: reachOf.get(id) ?? [],
        website: organisation.website,
        verifiedAt: organisation.verifiedAt,
        hasAddress: withAddress.has(service.id),
      });
      return [{ slug: service.slug, ...qualityOf(facts, now) }];
    });
    const slug = own[0]?.organisation.slug ?? '';
    const lowest = qualities.toSorted((a, b) => a.score - b.score).find(({ next }) => next !== null);
    found.set(id, {
      score: qualities.length === 0 ? 0 : qualities.reduce((sum, { score }) => sum + score, 0) / qualities.length,
      ...(qualities.length === 0
        ? { advice: 'Décrire un premier service', href: `/administration/annuaire/${slug}/services/nouveau` }
        : {
            advice: lowest?.next?.advice ?? null,
            href: lowest?.next ? fixHref(lowest.next, slug, lowest.slug) : null,
          }),
    });
  }
  return found;
}

export function fixHref({ where, anchor }: Fix, slug: string, service: string): string {
  const entry = `/administration/annuaire/${slug}`;
  return where === 'fiche' ? `${entry}#${anchor}` : `${entry}/services/${service}#${anchor}`;
}

type ServiceFacts = Omit<QualityFacts, 'hasAddress' | 'hasPhone' | 'hasMail' | 'hasSite' | 'verifiedAt'>;
type Around = { contacts: ContactFacts[]; website: string | null; verifiedAt: Date | null; hasAddress: boolean };

/** A service is also reached through the contacts of its organisation. */
export function factsOf(service: ServiceFacts & { id?: string }, around: Around): QualityFacts {
  const own = around.contacts.filter(({ serviceId }) => serviceId === null || serviceId === service.id);
  const has = (channel: string) => own.some((contact) => contact.channel === channel);
  return {
    ...service,
    hasAddress: around.hasAddress,
    hasPhone: has('telephone'),
    hasMail: has('courriel'),
    hasSite: has('site') || around.website !== null,
    verifiedAt: around.verifiedAt,
  };
}
