// The link at the bottom of a weekly mail: shows which search it is about, and stops its mails by a click.
import { and, eq } from 'drizzle-orm';
import { sha256 } from '#app/accounts/secrets.ts';
import { withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { savedSearches } from '#db/schema/favourites.ts';
import { mailLinks } from '#db/schema/mails.ts';
import { SEARCH } from './mail-changes.server.ts';

export type StopLink = { id: string; name: string; isMailed: boolean };

/** null for a link that nobody was sent, or whose search is gone. */
export async function readStopLink(database: Database, token: string): Promise<StopLink | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const hash = sha256(token);
  const [row] = await withActor(database, { kind: 'link', hash }, (queries) =>
    queries
      .select({ id: savedSearches.id, name: savedSearches.name, isMailed: savedSearches.isMailed })
      .from(mailLinks)
      .innerJoin(savedSearches, eq(savedSearches.id, mailLinks.subjectId))
      .where(and(eq(mailLinks.hash, hash), eq(mailLinks.kind, SEARCH))),
  );
  return row ?? null;
}

/** Twice is once. */
export async function stopSearchMails(database: Database, token: string): Promise<boolean> {
  const link = await readStopLink(database, token);
  if (!link) return false;
  await database.query((queries) =>
    queries.update(savedSearches).set({ isMailed: false }).where(eq(savedSearches.id, link.id)),
  );
  return true;
}
