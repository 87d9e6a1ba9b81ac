// One's own organisation: applied at once, in the history under the link, and mailed to the coordination.
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Draft, Errors } from '#app/ui/form-draft.ts';
import type { Database, Queries } from '#db/client.ts';
import { contacts, organisations } from '#db/schema/directory.ts';
import { findDuplicatesOf } from '../duplicates/find-duplicates.server.ts';
import type { ContactRow } from '../entry/kept-entry.server.ts';
import { differences } from '../history/snapshot.ts';
import { readSnapshot } from '../history/versions.server.ts';
import { type AnsweredWith, closeAs, noteLinkAct, withOpenLink } from './answer-link.server.ts';
import { tellCoordinators } from './compose-mails.server.ts';
import { correctionForm, newRows, readCorrection, shownOnly, typedContact } from './correction-form.ts';
import { LINK_AUTHOR } from './link-author.ts';

export type Corrected =
  | { kind: 'saved' }
  | { kind: 'invalid'; errors: Errors }
  /** Somebody saved since the page was shown: nothing is written. */
  | { kind: 'changed' };

export type Correction = { sent: Draft; version: string };

export function correctEntry(
  database: Database,
  token: string,
  now: Date,
  { sent, version }: Correction,
): Promise<AnsweredWith<Corrected>> {
  return withOpenLink(database, token, now, async (queries, link): Promise<Corrected> => {
    const { organisation: before } = link;
    const own = await readOwnContacts(queries, before.id);
    const shown = correctionForm(before, own);
    if (shown.version !== version) return { kind: 'changed' };
    const typed = shownOnly(sent, shown);
    const read = readCorrection(typed, before, own);
    if ('errors' in read) return { kind: 'invalid', errors: read.errors };
    const snapshot = await readSnapshot(queries, before.id);
    await queries
      .update(organisations)
      .set({
        ...read.fields,
        verifiedAt: now,
        verifiedBy: LINK_AUTHOR,
        revision: sql`${organisations.revision} + 1`,
        updatedAt: now,
      })
      .where(eq(organisations.id, before.id));
    await writeContacts(queries, { own, typed, organisationId: before.id, now });
    await findDuplicatesOf(queries, before.id);
    const lines = differences(snapshot, await readSnapshot(queries, before.id))
      .filter(({ path }) => path !== 'organisation.verifiedAt')
      .map(({ label, before: old, after }) => ({ label, before: old, after }));
    await closeAs(queries, link, lines.length > 0 ? 'corrected' : 'exact', now);
    await noteLinkAct(queries, link, { action: 'entry-saved', detail: { lines, how: 'courriel' } });
    if (lines.length > 0)
      await tellCoordinators(queries, {
        requestId: link.requestId,
        territoryId: before.homeTerritoryId,
        lines,
        now,
      });
    return { kind: 'saved' };
  });
}

/** Contacts of the organisation itself, in the order of the long form. */
export function readOwnContacts(queries: Queries, organisationId: string): Promise<ContactRow[]> {
  return queries
    .select()
    .from(contacts)
    .where(and(eq(contacts.organisationId, organisationId), isNull(contacts.serviceId), isNull(contacts.placeId)))
    .orderBy(asc(contacts.label), asc(contacts.id));
}

type Written = { own: ContactRow[]; typed: Draft; organisationId: string; now: Date };

async function writeContacts(queries: Queries, { own, typed, organisationId, now }: Written): Promise<void> {
  for (const [at, { id }] of own.entries()) {
    const value = typedContact(typed, at);
    if (value === null) continue;
    if (value === '') await queries.delete(contacts).where(eq(contacts.id, id));
    else await queries.update(contacts).set({ value, confirmedAt: now }).where(eq(contacts.id, id));
  }
  for (const { at, channel } of newRows(own)) {
    const value = typedContact(typed, at);
    if (value)
      await queries
        .insert(contacts)
        .values({ organisationId, channel, label: 'accueil', value, visibility: 'public', confirmedAt: now });
  }
}
