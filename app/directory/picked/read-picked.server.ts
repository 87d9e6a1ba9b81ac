// The actors of a hand-picked list, in the order they were picked, out of the index.
import type { Parts } from '#app/server/parts.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import type { ServiceDocument } from '#search/service-document.ts';
import type { ContactView } from '../card/card-view.ts';
import { contactViews } from '../card/contact-view.ts';
import { readMovedSlug } from '../card/moved-slug.server.ts';
import { joined } from '../list-words.ts';

export type PickedActor = {
  slug: string;
  name: string;
  about: string;
  services: { name: string; href: string }[];
  contacts: ContactView[];
};

/** `missing`: picked, and not in the directory any more. A merged entry stands under its new address. */
export async function readPickedActors(
  parts: Pick<Parts, 'search' | 'database'>,
  slugs: string[],
): Promise<{ actors: PickedActor[]; missing: number }> {
  const found = await Promise.all(
    slugs.map(async (slug) => {
      const documents = await parts.search.documentsOfOrganisation(slug);
      if (documents.length > 0) return documents;
      const moved = await readMovedSlug(parts, slug);
      return moved === null ? [] : parts.search.documentsOfOrganisation(moved);
    }),
  );
  const actors = found.flatMap((documents) => pickedActor(documents) ?? []);
  const once = [...new Map(actors.map((actor) => [actor.slug, actor])).values()];
  return { actors: once, missing: slugs.length - actors.length };
}

function pickedActor(documents: ServiceDocument[]): PickedActor | null {
  const [first] = documents;
  if (!first) return null;
  const { organisation } = first;
  const site = organisation.website ? [{ channel: 'site' as const, label: '', value: organisation.website }] : [];
  return {
    slug: organisation.slug,
    name: organisation.name,
    about: joined([labelOf(KINDS, organisation.kind), organisation.commune?.name]),
    services: documents.flatMap(({ service }) =>
      service ? [{ name: service.name, href: `/annuaire/${organisation.slug}#${service.slug}` }] : [],
    ),
    contacts: contactViews([
      ...organisation.contacts,
      ...documents.flatMap(({ service }) => service?.contacts ?? []),
      ...site,
    ]).slice(0, 4),
  };
}
