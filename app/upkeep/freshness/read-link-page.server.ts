// Everything that the page of a freshness link shows, out of the base: the index may be a few seconds behind.
import { and, asc, eq } from 'drizzle-orm';
import type { CardView } from '#app/directory/card/card-view.ts';
import { cardView } from '#app/directory/card/read-card.server.ts';
import type { Draft } from '#app/ui/form-draft.ts';
import type { Database } from '#db/client.ts';
import { services } from '#db/schema/directory.ts';
import { currentDocuments } from '#search/sync.ts';
import { readOwnContacts } from './correct-by-link.server.ts';
import { type ContactField, correctionForm } from './correction-form.ts';
import { type OverWhy, readFreshnessLink } from './read-link.server.ts';

export type LinkPage =
  | { kind: 'unknown' }
  | { kind: 'over'; why: OverWhy; slug: string; name: string }
  | {
      kind: 'open';
      card: CardView;
      services: { id: string; name: string }[];
      draft: Draft;
      contacts: ContactField[];
      version: string;
    };

export const STATUS: Record<'unknown' | 'over' | 'open', number> = { unknown: 404, over: 410, open: 200 };

type Asked = { token: string; publicUrl: string; now: Date };

export async function readLinkPage(database: Database, { token, publicUrl, now }: Asked): Promise<LinkPage> {
  return database.transaction(async (queries) => {
    const link = await readFreshnessLink(queries, token, now);
    if (link.kind !== 'open') return link;
    const { id } = link.organisation;
    const [own, documents, published] = await Promise.all([
      readOwnContacts(queries, id),
      currentDocuments(queries, [id], now),
      queries
        .select({ id: services.id, name: services.name })
        .from(services)
        .where(and(eq(services.organisationId, id), eq(services.status, 'published')))
        .orderBy(asc(services.name)),
    ]);
    const card = cardView(documents, publicUrl, now);
    if (!card) return { kind: 'unknown' };
    return { kind: 'open', card, services: published, ...correctionForm(link.organisation, own) };
  });
}
