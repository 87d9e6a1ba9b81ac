// What the coordination wrote in the bilan, and its publication: the mails leave with it, to who asked for theirs.
import { and, eq, sql } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import { queueWritten } from '#app/server/written-mails.ts';
import { noteAct } from '#app/upkeep/entry/save-entry.server.ts';
import { type PersonActor, withActor } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { bilanLines, bilans, workshopMails } from '#db/schema/outcomes.ts';
import { readWorkshopContent } from '../read-workshop.server.ts';
import type { BilanEdit } from './bilan-form.ts';
import { participantMail } from './participant-mail.ts';
import { type BilanRow, pagesOf, readLines, type Whose } from './store-bilan.server.ts';

/** False when somebody saved since `revision`: nothing is written then. */
export async function saveBilan(
  parts: Parts,
  actor: PersonActor,
  { bilan, edit }: { bilan: BilanRow; edit: BilanEdit },
): Promise<boolean> {
  return parts.database.transaction(async (queries) => {
    const { title, intro } = edit;
    const written = await queries
      .update(bilans)
      .set({ title, intro, revision: sql`${bilans.revision} + 1` })
      .where(and(eq(bilans.id, bilan.id), eq(bilans.revision, edit.revision)))
      .returning({ id: bilans.id });
    if (written.length === 0) return false;
    const before = new Map((await readLines(queries, bilan.id)).map((line) => [line.id, line]));
    for (const { id, text, leftOut } of edit.lines) {
      const line = before.get(id);
      if (line && (line.text !== text || line.leftOut !== leftOut))
        await queries.update(bilanLines).set({ text, leftOut }).where(eq(bilanLines.id, id));
    }
    // After what is there, in the order in which they were written.
    for (const [at, { section, text }] of edit.added.entries())
      await queries
        .insert(bilanLines)
        .values({ bilanId: bilan.id, section, text, position: 100_000 + edit.revision * 100 + at });
    await noteAct(queries, actor, { action: 'bilan-saved', kind: 'workshop', id: bilan.id, detail: {} });
    return true;
  });
}

/** Published again, it sends nothing twice. */
export async function publishBilan(
  parts: Parts,
  actor: PersonActor,
  { bilan, whose, isPublished }: { bilan: BilanRow; whose: Whose; isPublished: boolean },
): Promise<void> {
  const pages = isPublished && bilan.publishedAt === null ? await pagesOf(parts, whose) : [];
  const contents = await Promise.all(pages.map(({ id }) => readWorkshopContent(parts, id)));
  await withActor(parts.database, actor, async (queries) => {
    const changed = await queries
      .update(bilans)
      .set({ publishedAt: isPublished ? new Date() : null })
      .where(and(eq(bilans.id, bilan.id), sql`(${bilans.publishedAt} is null) = ${isPublished}`))
      .returning({ id: bilans.id });
    if (changed.length === 0) return;
    const action = isPublished ? 'bilan-published' : 'bilan-withdrawn';
    await noteAct(queries, actor, { action, kind: 'workshop', id: bilan.id, detail: {} });
    for (const content of contents) await mailParticipants(parts, queries, { bilan, content });
  });
}

type Told = { bilan: BilanRow; content: Awaited<ReturnType<typeof readWorkshopContent>> };

/** Each their own cards and what was decided; nobody else’s name. The address is forgotten once its mail is queued. */
async function mailParticipants({ env }: Parts, queries: Queries, { bilan, content }: Told): Promise<void> {
  const { page, boards } = content;
  const cards = boards.flatMap(({ columns }) => columns.flatMap((column) => column.cards));
  const decided = (await readLines(queries, bilan.id)).filter(
    ({ section, leftOut }) => section === 'decisions' && leftOut === '',
  );
  const asked = await queries
    .delete(workshopMails)
    .where(eq(workshopMails.pageId, page.id))
    .returning({ joinId: workshopMails.joinId, mail: workshopMails.mail });
  for (const { joinId, mail } of asked)
    await queueWritten(
      queries,
      participantMail({
        to: mail,
        workshop: page.title,
        bilanUrl: `${env.publicUrl}/ateliers/${page.slug}/bilan`,
        pageUrl: `${env.publicUrl}/ateliers/${page.slug}`,
        cards: cards.filter(({ authorId }) => authorId === joinId).map(({ id, text }) => ({ id, text })),
        decisions: decided.map(({ text }) => text),
      }),
    );
}
