// Mondays: every saved search is looked at again, and who keeps it hears what changed. Nothing changed: no mail.
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { newSecret, sha256 } from '#app/accounts/secrets.ts';
import { type Composer, queueMails } from '#app/server/mail-outbox.ts';
import type { Database } from '#db/client.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { savedSearches } from '#db/schema/favourites.ts';
import { mailLinks } from '#db/schema/mails.ts';
import { findEntries } from './find-entries.server.ts';
import { searchMail } from './search-mail.ts';
import { type Changes, countChanges, whatChanged } from './what-changed.ts';

export const SEARCH = 'recherche';

const DAY_MS = 86_400_000;
const PAGE = 100;

/** Looking, noting and queueing are one transaction per search: run again, it finds the work done. */
export async function mailChanges(database: Database, now: Date): Promise<{ looked: number; mailed: number }> {
  const done = { looked: 0, mailed: 0 };
  // Six days, so that a late Monday does not skip the next one.
  const due = new Date(now.getTime() - 6 * DAY_MS);
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await database.query((queries) =>
      queries
        .select({ search: savedSearches, mail: people.mail, isMember: isMember() })
        .from(savedSearches)
        .innerJoin(people, and(eq(people.id, savedSearches.personId), isNull(people.disabledAt)))
        .where(and(gt(savedSearches.id, last), lt(savedSearches.lookedAt, due)))
        .orderBy(savedSearches.id)
        .limit(PAGE),
    );
    for (const { search, mail, isMember: seesClosed } of page) {
      const audience = seesClosed ? 'members' : 'public';
      const found = await findEntries(database, { query: search.query, audience, now });
      const isMailed =
        found.kind === 'found' && (await noteLook(database, { search, mail, found: found.entries, now }));
      done.looked += 1;
      if (isMailed) done.mailed += 1;
    }
    if (page.length < PAGE) return done;
    last = page.at(-1)?.search.id ?? last;
  }
}

type Look = {
  search: typeof savedSearches.$inferSelect;
  mail: string;
  found: Parameters<typeof whatChanged>[1];
  now: Date;
};

async function noteLook(database: Database, { search, mail, found, now }: Look): Promise<boolean> {
  const changes = whatChanged(search.seen, found);
  return database.transaction(async (queries) => {
    const noted = await queries
      .update(savedSearches)
      .set({ seen: found, lookedAt: now })
      .where(and(eq(savedSearches.id, search.id), eq(savedSearches.lookedAt, search.lookedAt)))
      .returning({ isMailed: savedSearches.isMailed });
    if (!noted[0]?.isMailed || countChanges(changes) === 0) return false;
    const step = Math.floor(now.getTime() / DAY_MS);
    const line = { kind: SEARCH, subjectId: search.id, recipient: mail, step, detail: { changes }, dueAt: now };
    await queueMails(queries, [line]);
    return true;
  });
}

export function searchComposers(publicUrl: string): Record<string, Composer> {
  return {
    [SEARCH]: async (queries, mail, now) => {
      const [search] = await queries
        .select({ name: savedSearches.name, query: savedSearches.query })
        .from(savedSearches)
        .innerJoin(people, and(eq(people.id, savedSearches.personId), isNull(people.disabledAt)))
        .where(
          and(eq(savedSearches.id, mail.subjectId), eq(savedSearches.isMailed, true), eq(people.mail, mail.recipient)),
        );
      if (!search) return null;
      const secret = newSecret();
      const { subjectId, recipient } = mail;
      await queries
        .insert(mailLinks)
        .values({ hash: sha256(secret), kind: SEARCH, subjectId, recipient, createdAt: now });
      const changes = mail.detail.changes as Changes;
      return searchMail({ ...search, publicUrl, changes, unsubscribe: `${publicUrl}/desabonnement/${secret}` });
    },
  };
}

/** As audienceOf says of somebody who is signed in. */
function isMember() {
  return sql<boolean>`(${people.isAdministrator} or exists (select from ${memberships} where ${memberships.personId} = ${people.id}))`;
}
