// Questions that a browser answers once, within minutes. The base knows only their hash.
import { and, eq, gt, lte } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { challenges } from '#db/schema/factors.ts';
import { sha256 } from '../secrets.ts';

type Purpose = (typeof challenges.$inferSelect)['purpose'];
type Asked = { purpose: Purpose; secret: string; personId?: string; detail?: Record<string, string>; minutes?: number };

const MINUTES = 5;

export async function keepChallenge(
  database: Database,
  { purpose, secret, personId, detail = {}, minutes = MINUTES }: Asked,
): Promise<void> {
  const now = new Date();
  const expiresAt = new Date(now.getTime() + minutes * 60_000);
  await database.query(async (queries) => {
    await queries.delete(challenges).where(lte(challenges.expiresAt, now));
    await queries.insert(challenges).values({ hash: sha256(secret), purpose, personId, detail, expiresAt });
  });
}

/** Uses it up; null when it is unknown, used, or too old. */
export async function takeChallenge(
  database: Database,
  purpose: Purpose,
  secret: string,
): Promise<{ personId: string | null; detail: Record<string, string> } | null> {
  const [taken] = await database.query((queries) =>
    queries
      .delete(challenges)
      .where(
        and(eq(challenges.hash, sha256(secret)), eq(challenges.purpose, purpose), gt(challenges.expiresAt, new Date())),
      )
      .returning({ personId: challenges.personId, detail: challenges.detail }),
  );
  return taken ?? null;
}
