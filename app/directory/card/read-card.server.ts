// The card of one organisation, out of the index alone: it shows without PostgreSQL.
import type { Parts } from '#app/server/parts.ts';
import { drawQrCode } from '#app/ui/qr-code.server.ts';
import { ACRONYMS } from '#db/vocabulary/acronyms.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { findTerm, labelOf } from '#db/vocabulary/term.ts';
import type { DocumentOrganisation, ServiceDocument } from '#search/service-document.ts';
import { cardPlan } from './card-plan.server.ts';
import { cardService } from './card-service.server.ts';
import { cardUrl } from './card-url.ts';
import type { CardView } from './card-view.ts';
import { contactViews } from './contact-view.ts';

/** Its services in the order of the alphabet; null when no such organisation is published. */
export async function readDocuments(
  { search }: Pick<Parts, 'search'>,
  slug: string,
): Promise<ServiceDocument[] | null> {
  const documents = await search.documentsOfOrganisation(slug);
  const byName = documents.toSorted((a, b) => (a.service?.name ?? '').localeCompare(b.service?.name ?? '', 'fr'));
  return byName.length === 0 ? null : byName;
}

export function cardView(documents: ServiceDocument[], publicUrl: string, now: Date): CardView | null {
  const [first] = documents;
  if (!first) return null;
  const { organisation } = first;
  const kind = findTerm(KINDS, organisation.kind);
  const family = kind?.family ?? 'autre';
  const url = cardUrl(publicUrl, organisation.slug);
  const site =
    organisation.website === null ? [] : [{ channel: 'site' as const, label: '', value: organisation.website }];
  return {
    slug: organisation.slug,
    url,
    name: organisation.name,
    acronym: acronymOf(organisation),
    kind: labelOf(KINDS, organisation.kind),
    family,
    description: organisation.description || null,
    commune: organisation.commune,
    verifiedAt: organisation.verifiedAt,
    contacts: contactViews([...organisation.contacts, ...site]),
    services: documents.flatMap((document) => cardService(document, now) ?? []),
    documents: organisation.documents,
    plan: cardPlan(documents, family),
    mapHref: `/annuaire?${new URLSearchParams({ q: organisation.name, vue: 'carte' })}`,
    qr: drawQrCode(url),
  };
}

function acronymOf({ acronym, name }: DocumentOrganisation): CardView['acronym'] {
  if (acronym === null || acronym === name) return null;
  const known = ACRONYMS.find((entry) => entry.acronym === acronym);
  return { short: acronym, full: known?.expansion ?? name };
}
