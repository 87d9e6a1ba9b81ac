// A new workshop page with its notes, in one transaction.
import { eq, sql } from 'drizzle-orm';
import type { Doc } from 'yjs';
import { createNote } from '#app/notes/create-note.server.ts';
import type { Database, Queries } from '#db/client.ts';
import { type WorkshopTemplate, workshopNotes, workshopPages } from '#db/schema/workshops.ts';
import { newJoinCode } from './joining/join-code.ts';
import { columnIdOf, seedOf, type TemplateNote, templateOf } from './templates.ts';

export type NewWorkshop = {
  territoryId: string;
  title: string;
  theme?: string;
  template: WorkshopTemplate;
  eventId?: string | null;
  sessionId?: string | null;
  /** Of one's own, for demonstrations. */
  slug?: string;
  code?: string;
};

/** `/ateliers/recherche` is a page of its own. */
const SEARCH_PAGE = 'recherche';

export type CreatedWorkshop = { id: string; slug: string; noteIds: string[] };

export function createWorkshop(database: Database, wanted: NewWorkshop): Promise<CreatedWorkshop> {
  return database.transaction((queries) => insertWorkshop(queries, wanted));
}

/** `fill`: what is written in each note besides its template. */
export async function insertWorkshop(
  queries: Queries,
  wanted: NewWorkshop,
  fill?: (document: Doc, kind: TemplateNote['kind']) => void,
): Promise<CreatedWorkshop> {
  const template = templateOf(wanted.template);
  if (!template) throw new Error(`no template ${wanted.template}`);
  const [page] = await queries
    .insert(workshopPages)
    .values({
      territoryId: wanted.territoryId,
      slug: await freeSlug(queries, wanted.slug ?? columnIdOf(wanted.title)),
      title: wanted.title,
      theme: wanted.theme ?? '',
      template: wanted.template,
      eventId: wanted.eventId ?? null,
      sessionId: wanted.sessionId ?? null,
      joinCode: wanted.code ?? newJoinCode(),
    })
    .returning({ id: workshopPages.id, slug: workshopPages.slug });
  if (!page) throw new Error('the page was not written');
  const noteIds: string[] = [];
  for (const [position, note] of template.notes.entries()) {
    const seed = (document: Doc) => {
      seedOf(note)(document);
      fill?.(document, note.kind);
    };
    const noteId = await createNote(queries, { kind: note.kind, seed });
    await queries.insert(workshopNotes).values({ pageId: page.id, noteId, title: note.title, position });
    noteIds.push(noteId);
  }
  return { ...page, noteIds };
}

async function freeSlug(queries: Queries, wanted: string): Promise<string> {
  // Two pages of one name at once: the second waits here and takes the next number.
  await queries.execute(sql`select pg_advisory_xact_lock(hashtext(${`workshop ${wanted}`}))`);
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    const taken = await queries
      .select({ id: workshopPages.id })
      .from(workshopPages)
      .where(eq(workshopPages.slug, slug))
      .limit(1);
    if (taken.length === 0 && slug !== SEARCH_PAGE) return slug;
  }
}
