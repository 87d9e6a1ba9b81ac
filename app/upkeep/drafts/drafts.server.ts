// What somebody was typing, kept for them alone until they save or give it up.
import { and, eq, lt } from 'drizzle-orm';
import type { Draft } from '#app/ui/form-draft.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { entryDrafts } from '#db/schema/editor.ts';

export type DraftSubject = { subject: string; organisationId: string | null };
export type KeptDraft = { form: Draft; revision: number; savedAt: Date };

const KEPT_DAYS = 60;

export async function readKeptDraft(
  database: Database,
  actor: PersonActor,
  { subject }: DraftSubject,
): Promise<KeptDraft | null> {
  const [row] = await database.query((queries) =>
    queries
      .select({ form: entryDrafts.form, revision: entryDrafts.revision, savedAt: entryDrafts.savedAt })
      .from(entryDrafts)
      .where(and(eq(entryDrafts.personId, actor.id), eq(entryDrafts.subject, subject))),
  );
  return row ?? null;
}

export async function keepDraft(
  database: Database,
  actor: PersonActor,
  { subject, organisationId, form, revision }: DraftSubject & { form: Draft; revision: number },
): Promise<Date> {
  const savedAt = new Date();
  const kept = { form: withoutEmpty(form), revision, savedAt };
  await database.query((queries) =>
    queries
      .insert(entryDrafts)
      .values({ personId: actor.id, subject, organisationId, ...kept })
      .onConflictDoUpdate({ target: [entryDrafts.personId, entryDrafts.subject], set: kept }),
  );
  return savedAt;
}

export async function dropDraft(database: Database, actor: PersonActor, { subject }: DraftSubject): Promise<void> {
  await database.query((queries) =>
    queries.delete(entryDrafts).where(and(eq(entryDrafts.personId, actor.id), eq(entryDrafts.subject, subject))),
  );
}

/** A nightly job: what nobody came back to for two months is gone. */
export async function forgetOldDrafts(database: Database): Promise<void> {
  const limit = new Date(Date.now() - KEPT_DAYS * 86_400_000);
  await database.query((queries) => queries.delete(entryDrafts).where(lt(entryDrafts.savedAt, limit)));
}

/** Most of the hundreds of fields of a form hold nothing. */
function withoutEmpty(form: Draft): Draft {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value.length > 0));
}
