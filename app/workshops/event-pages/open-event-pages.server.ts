// The pages on which an event is written together: one by itself when it is published, one more for a session by a click.
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { PublishedEvent } from '#app/server/parts.ts';
import { noteAct } from '#app/upkeep/entry/save-entry.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { workshopPages } from '#db/schema/workshops.ts';
import { insertWorkshop } from '../create-workshop.server.ts';
import { templateFor } from './event-template.ts';

/** Once: neither when it has one already, nor when its coordination put it away. */
export async function openEventPage(queries: Queries, event: PublishedEvent): Promise<void> {
  const { id: eventId, territoryId, title, theme, format } = event;
  await oneAtATime(queries, eventId);
  const known = await queries
    .select({ id: workshopPages.id })
    .from(workshopPages)
    .where(and(eq(workshopPages.eventId, eventId), isNull(workshopPages.sessionId)))
    .limit(1);
  if (known.length > 0) return;
  await insertWorkshop(queries, { territoryId, title, theme, template: templateFor(format), eventId });
}

type Opening = { actor: PersonActor; event: PublishedEvent; session: { id: string; title: string } | null };

/** On demand, for the event or one of its sessions; the slug of the one that is there when somebody was faster. */
export async function openPageFor(database: Database, { actor, event, session }: Opening): Promise<string> {
  const { id: eventId, territoryId, theme, format } = event;
  return database.transaction(async (queries) => {
    await oneAtATime(queries, eventId);
    const [known] = await queries
      .select({ slug: workshopPages.slug })
      .from(workshopPages)
      .where(
        and(
          eq(workshopPages.eventId, eventId),
          session ? eq(workshopPages.sessionId, session.id) : isNull(workshopPages.sessionId),
          isNull(workshopPages.archivedAt),
        ),
      )
      .limit(1);
    if (known) return known.slug;
    const { id, slug } = await insertWorkshop(queries, {
      territoryId,
      title: session?.title ?? event.title,
      theme,
      // A session is where people work, whatever the event around it.
      template: session ? 'thematic' : templateFor(format),
      eventId,
      sessionId: session?.id ?? null,
    });
    await noteAct(queries, actor, { action: 'workshop-opened', kind: 'workshop', id, detail: { slug } });
    return slug;
  });
}

/** Put away or brought back; what was written in it stays. */
export async function archivePage(
  database: Database,
  { actor, eventId, slug, isArchived }: { actor: PersonActor; eventId: string; slug: string; isArchived: boolean },
): Promise<boolean> {
  return database.transaction(async (queries) => {
    const [changed] = await queries
      .update(workshopPages)
      .set({ archivedAt: isArchived ? new Date() : null })
      .where(and(eq(workshopPages.eventId, eventId), eq(workshopPages.slug, slug)))
      .returning({ id: workshopPages.id });
    if (!changed) return false;
    const action = isArchived ? 'workshop-archived' : 'workshop-brought-back';
    await noteAct(queries, actor, { action, kind: 'workshop', id: changed.id, detail: { slug } });
    return true;
  });
}

async function oneAtATime(queries: Queries, eventId: string): Promise<void> {
  await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`event pages ${eventId}`}, 0))`);
}
