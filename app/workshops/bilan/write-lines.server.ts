// The lines of a bilan, made again from cards and facts: what somebody wrote or left out by hand stays as it is.
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';
import { bilanLines } from '#db/schema/outcomes.ts';
import type { BilanLine, LeftOut } from './bilan-lines.ts';
import { SAME_WORDS } from './bilan-lines.ts';
import type { FactLine } from './read-facts.server.ts';

type Made = { lines: BilanLine[]; leftOut: LeftOut[]; facts: FactLine[] };

const BATCH = 500;

/** Who wrote in a line since it was made keeps their words. */
const UNTOUCHED = sql`md5(${bilanLines.text}) = ${bilanLines.made}`;
const text = sql`case when ${UNTOUCHED} then excluded.text else ${bilanLines.text} end`;

export async function writeLines(queries: Queries, bilanId: string, { lines, leftOut, facts }: Made): Promise<void> {
  const cards = [
    ...lines.map((line) => ({ ...line, leftOut: '' })),
    ...leftOut.map(({ reason, ...line }) => ({ ...line, leftOut: reason })),
  ];
  const rowOf = <Line extends { text: string }>(line: Line, position: number) => ({
    ...line,
    bilanId,
    position,
    made: sql<string>`md5(${line.text}::text)`,
  });
  for (let at = 0; at < cards.length; at += BATCH)
    await queries
      .insert(bilanLines)
      .values(cards.slice(at, at + BATCH).map((line, place) => rowOf(line, at + place)))
      .onConflictDoUpdate({
        target: [bilanLines.bilanId, bilanLines.pageId, bilanLines.cardId],
        set: {
          votes: sql`excluded.votes`,
          section: sql`excluded.section`,
          theme: sql`excluded.theme`,
          commune: sql`excluded.commune`,
          position: sql`excluded.position`,
          made: sql`excluded.made`,
          text,
          // The card that said the same may be gone: this one says it now.
          leftOut: sql`case when ${bilanLines.leftOut} = ${SAME_WORDS} then excluded.left_out else ${bilanLines.leftOut} end`,
        },
      });
  // Bilans of before facts had a name hold some of them as plain lines.
  const plain = await queries
    .select({ text: bilanLines.text })
    .from(bilanLines)
    .where(and(eq(bilanLines.bilanId, bilanId), isNull(bilanLines.cardId), isNull(bilanLines.fact)));
  const fresh = facts.filter((line) => !plain.some((one) => one.text === line.text));
  for (let at = 0; at < fresh.length; at += BATCH)
    await queries
      .insert(bilanLines)
      .values(fresh.slice(at, at + BATCH).map((line, place) => rowOf(line, cards.length + at + place)))
      .onConflictDoUpdate({
        target: [bilanLines.bilanId, bilanLines.fact],
        set: { text, made: sql`excluded.made`, cardRef: sql`excluded.card_ref`, position: sql`excluded.position` },
      });
  await forgetGone(queries, bilanId, { cards, facts });
}

/** A card that was removed since leaves the bilan; so does a fact that is none any more, unless somebody wrote in it. */
async function forgetGone(
  queries: Queries,
  bilanId: string,
  { cards, facts }: { cards: BilanLine[]; facts: FactLine[] },
): Promise<void> {
  const listed = (words: (string | null)[]) =>
    sql`${`{${words.map((word) => `"${String(word).replaceAll(/["\\]/g, (sign) => `\\${sign}`)}"`).join(',')}}`}::text[]`;
  const isOfBilan = eq(bilanLines.bilanId, bilanId);
  const present = listed(cards.map(({ cardId }) => cardId));
  await queries
    .delete(bilanLines)
    .where(and(isOfBilan, isNotNull(bilanLines.cardId), sql`not ${bilanLines.cardId} = any (${present})`));
  const known = listed(facts.map(({ fact }) => fact));
  await queries
    .delete(bilanLines)
    .where(and(isOfBilan, isNotNull(bilanLines.fact), sql`not ${bilanLines.fact} = any (${known})`, UNTOUCHED));
}
