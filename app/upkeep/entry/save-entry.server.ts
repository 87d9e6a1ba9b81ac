// Writes an organisation: one transaction, one line of who changed what, nothing over somebody else's save.
import { and, eq, like, or, sql } from 'drizzle-orm';
import { type PgColumn, union } from 'drizzle-orm/pg-core';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { normalise } from '#db/normalise.ts';
import { auditLines } from '#db/schema/accounts.ts';
import { organisations } from '#db/schema/directory.ts';
import { slugRedirects } from '#db/schema/duplicates.ts';
import { findDuplicatesOf } from '../duplicates/find-duplicates.server.ts';
import { ensureBaseline, recordVersions } from '../history/versions.server.ts';
import type { EntryContact } from './contact-form.ts';
import type { Entry } from './entry-form.ts';
import type { OrganisationRow } from './kept-entry.server.ts';
import { type ContactOwner, replaceContacts, type WantedContact } from './write-contacts.server.ts';

export type SaveEntry = {
  actor: PersonActor;
  before: OrganisationRow;
  entry: Entry;
  contacts: EntryContact[];
  revision: number;
  isVerified: boolean;
  why?: string;
};

/** False when somebody saved since `revision`: nothing is written then. */
export async function saveEntry(
  database: Database,
  { actor, before, entry, contacts, revision, isVerified, why }: SaveEntry,
): Promise<boolean> {
  return database.transaction(async (queries) => {
    await ensureBaseline(queries, [before.id]);
    const written = await queries
      .update(organisations)
      .set({
        ...entry,
        ...verification(actor, isVerified),
        revision: sql`${organisations.revision} + 1`,
        updatedAt: new Date(),
      })
      .where(and(eq(organisations.id, before.id), eq(organisations.revision, revision)))
      .returning({ id: organisations.id });
    if (written.length === 0) return false;
    await replaceContacts(queries, ownedBy(before.id), contacts.map(ofNoPlace));
    await noteAct(queries, actor, {
      action: 'entry-saved',
      kind: 'organisation',
      id: before.id,
      detail: { from: changedFrom(before, entry), to: entry, verified: isVerified },
    });
    await recordVersions(queries, [before.id], { author: actor, cause: 'saisie', why });
    await findDuplicatesOf(queries, before.id);
    return true;
  });
}

/** Returns its slug. */
export async function createEntry(
  database: Database,
  {
    actor,
    entry,
    contacts,
    territoryId,
  }: { actor: PersonActor; entry: Entry; contacts: EntryContact[]; territoryId: string },
): Promise<string> {
  return database.transaction(async (queries) => {
    const slug = await freeSlug(queries, entry.name);
    const [row] = await queries
      .insert(organisations)
      .values({ ...entry, slug, homeTerritoryId: territoryId, ...verification(actor, true) })
      .returning({ id: organisations.id });
    if (!row) throw new Error('the organisation was not written');
    await replaceContacts(queries, ownedBy(row.id), contacts.map(ofNoPlace));
    await noteAct(queries, actor, {
      action: 'entry-created',
      kind: 'organisation',
      id: row.id,
      detail: { to: entry },
    });
    await recordVersions(queries, [row.id], { author: actor, cause: 'saisie' });
    await findDuplicatesOf(queries, row.id);
    return slug;
  });
}

/** « Vérifié par téléphone »: the date alone. */
export async function verifyEntry(database: Database, actor: PersonActor, organisationId: string): Promise<void> {
  await database.transaction(async (queries) => {
    await ensureBaseline(queries, [organisationId]);
    await queries.update(organisations).set(verification(actor, true)).where(eq(organisations.id, organisationId));
    await noteAct(queries, actor, {
      action: 'entry-verified',
      kind: 'organisation',
      id: organisationId,
      detail: { how: 'telephone' },
    });
    await recordVersions(queries, [organisationId], { author: actor, cause: 'saisie' });
  });
}

export async function setEntryStatus(
  database: Database,
  actor: PersonActor,
  organisationId: string,
  status: 'published' | 'archived',
): Promise<void> {
  await database.transaction(async (queries) => {
    await ensureBaseline(queries, [organisationId]);
    await queries
      .update(organisations)
      .set({ status, revision: sql`${organisations.revision} + 1`, updatedAt: new Date() })
      .where(eq(organisations.id, organisationId));
    await noteAct(queries, actor, { action: `entry-${status}`, kind: 'organisation', id: organisationId, detail: {} });
    await recordVersions(queries, [organisationId], { author: actor, cause: 'saisie' });
    await findDuplicatesOf(queries, organisationId);
  });
}

export type Act = {
  action: string;
  kind: 'organisation' | 'service' | 'report' | 'proposal' | 'import' | 'territory' | 'event' | 'edition' | 'workshop';
  id: string;
  detail: Record<string, unknown>;
};

export async function noteAct(queries: Queries, actor: PersonActor, { action, kind, id, detail }: Act): Promise<void> {
  await queries
    .insert(auditLines)
    .values({ personId: actor.id, personName: actor.name, action, subjectKind: kind, subjectId: id, detail });
}

export function verification(actor: PersonActor, isVerified: boolean): { verifiedAt?: Date; verifiedBy?: string } {
  return isVerified ? { verifiedAt: new Date(), verifiedBy: actor.name } : {};
}

function ownedBy(organisationId: string): ContactOwner {
  return { organisationId, serviceId: null };
}

function ofNoPlace(contact: EntryContact): WantedContact {
  return { ...contact, placeId: null };
}

function changedFrom(before: OrganisationRow, fields: Entry): Record<string, unknown> {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, before[name as keyof OrganisationRow]]));
}

export async function freeSlug(queries: Queries, name: string): Promise<string> {
  const base = slugOf(name) || 'organisme';
  const same = ({ slug }: { slug: PgColumn }) => or(eq(slug, base), like(slug, `${base}-%`));
  const taken = await union(
    queries.select({ slug: organisations.slug }).from(organisations).where(same(organisations)),
    // An address that leads to another entry since a merge is never given away.
    queries.select({ slug: slugRedirects.slug }).from(slugRedirects).where(same(slugRedirects)),
  );
  const slugs = new Set([...taken.map(({ slug }) => slug), ...RESERVED_SLUGS]);
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!slugs.has(slug)) return slug;
  }
}

/** Pages beside `/annuaire/:slug` and `/administration/annuaire/:slug`. */
export const RESERVED_SLUGS = [
  'guide',
  'feuille',
  'points',
  'reseau',
  'qui-fait-quoi',
  'livret',
  'liste',
  'export',
  'nouvelle',
  'proposer',
];

export function slugOf(name: string): string {
  return normalise(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80);
}
