// What the coordination of a territory has added to the search there, shaped for its page.
import { asc, eq } from 'drizzle-orm';
import type { NamedTerritory } from '#app/directory/known-codes.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { territories } from '#db/schema/territories.ts';
import { judgedQueries, localWords, pinnedNotes } from '#db/schema/words.ts';
import { NEEDS, type NeedCode } from '#db/vocabulary/needs.ts';
import { labelOf } from '#db/vocabulary/term.ts';

export type TerritoryWords = {
  /** All those that the actor coordinates. */
  mine: { slug: string; name: string }[];
  territory: NamedTerritory & { id: string };
  words: { id: string; phrase: string; need: NeedCode; label: string }[];
  notes: { need: string; label: string; text: string; at: string }[];
  judged: { id: string; typed: string; need: NeedCode; label: string }[];
};

/** `slug`: one of the territories that the actor coordinates; the first of them without. Throws 403. */
export async function readTerritoryWords(
  database: Database,
  actor: PersonActor,
  slug: string | null,
): Promise<TerritoryWords> {
  const own = actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id);
  return database.query(async (queries) => {
    const rows = await queries.select().from(territories).orderBy(asc(territories.name));
    const mine = rows.filter(({ id }) => own.includes(id));
    const row = slug === null ? mine[0] : mine.find((one) => one.slug === slug);
    if (!row) throw new Response('Les mots d’un territoire se règlent par sa coordination.', { status: 403 });
    const { id, name, centre, zones } = row;
    const [words, notes, judged] = await Promise.all([
      queries.select().from(localWords).where(eq(localWords.territoryId, id)).orderBy(asc(localWords.phrase)),
      queries.select().from(pinnedNotes).where(eq(pinnedNotes.territoryId, id)),
      queries.select().from(judgedQueries).where(eq(judgedQueries.territoryId, id)).orderBy(asc(judgedQueries.typed)),
    ]);
    const said = words.map((word) => ({
      id: word.id,
      phrase: word.phrase,
      need: word.need as NeedCode,
      label: labelOf(NEEDS, word.need),
    }));
    return {
      mine: mine.map((one) => ({ slug: one.slug, name: one.name })),
      territory: { id, slug: row.slug, name, centre, zones, words: said.map(({ phrase, need }) => ({ phrase, need })) },
      words: said,
      notes: notes
        .map(({ need, text, updatedAt }) => ({ need, label: labelOf(NEEDS, need), text, at: updatedAt.toISOString() }))
        .sort((a, b) => a.label.localeCompare(b.label, 'fr')),
      judged: judged.map(({ id: judgedId, typed, need }) => ({
        id: judgedId,
        typed,
        need: need as NeedCode,
        label: labelOf(NEEDS, need),
      })),
    };
  });
}
