// Minutes of one page as they are committed, with when and where the workshop took place.
import type { AppLoadContext } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { longDate } from '#app/ui/french-date.ts';
import type { Database } from '#db/client.ts';
import { events } from '#db/schema/events.ts';
import { mentionedNames } from '../page/mentioned-names.server.ts';
import { readWorkshopContent } from '../read-workshop.server.ts';
import { composeMinutes, type Minutes } from './minutes.ts';
import { type PageRow, readablePage } from './page-access.server.ts';

export async function readMinutes(
  context: AppLoadContext,
  request: Request,
  slug: string,
): Promise<Minutes & { page: PageRow }> {
  const { parts } = context;
  const page = await readablePage(context, request, slug);
  const content = await readWorkshopContent(parts, page.id);
  const [lead, names] = await Promise.all([
    leadOf(parts.database, page),
    mentionedNames(parts.database, content.boards),
  ]);
  return { page, ...composeMinutes(content, { publicUrl: parts.env.publicUrl, lead, names }) };
}

/** « Compte rendu de l’atelier du mardi 17 novembre 2026, Hôtel de la Métropole. » */
async function leadOf(database: Database, { eventId, createdAt }: PageRow): Promise<string> {
  const [event] =
    eventId === null
      ? []
      : await database.query((queries) =>
          queries
            .select({ startsAt: events.startsAt, placeName: events.placeName })
            .from(events)
            .where(eq(events.id, eventId)),
        );
  const where = event?.placeName ? `, ${event.placeName}` : '';
  return `Compte rendu de l’atelier du ${longDate(event?.startsAt ?? createdAt)}${where}.`;
}
