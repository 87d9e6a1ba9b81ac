// Writes an organisation: one transaction, one line of who changed what, nothing over somebody else's save.
import { and, eq, inArray, isNull, like, or, sql } from 'drizzle-orm';
import { type PgColumn, union } from 'drizzle-orm/pg-core';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { findCommune } from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';
import { auditLines } from '#db/schema/accounts.ts';
import { contacts, organisations } from '#db/schema/directory.ts';
import { slugRedirects } from '#db/schema/duplicates.ts';
import { findDuplicatesOf } from '../duplicates/find-duplicates.server.ts';
import { ensureBaseline, recordVersions } from '../history/versions.server.ts';
import type { Entry } from './entry-form.ts';
import { CONTACT_ROWS } from './field-names.ts';
import type { OrganisationRow } from './kept-entry.server.ts';

export type SaveEntry = {
  actor: PersonActor;
  before: OrganisationRow;
  entry: Entry;
  revision: number;
  isVerified: boolean;
  why?: string;
};

/** False when somebody saved since `revision`: nothing is written then. */
export async function saveEntry(
  database: Database,
  { actor, before, entry, revision, isVerified, why }: SaveEntry,
): Promise<boolean> {
  const { contacts: wanted, ...fields } = entry;
  return database.transaction(async (queries) => {
    await ensureBaseline(queries, [before.id]);
    const written = await queries
      .update(organisations)
      .set({
        ...fields,
        ...pointOf(entry, before),
        ...verification(actor, isVerified),
        revision: sql`${organisations.revision} + 1`,
        updatedAt: new Date(),
      })
      .where(and(eq(organisations.id, before.id), eq(organisations.revision, revision)))
      .returning({ id: organisations.id });
    if (written.length === 0) return false;
    await replaceContacts(queries, before.id, wanted);
    await noteAct(queries, actor, {
      action: 'entry-saved',
      kind: 'organisation',
      id: before.id,
      detail: { from: changedFrom(before, fields), to: fields, verified: isVerified },
    });
    await recordVersions(queries, [before.id], { author: actor, cause: 'saisie', why });
    await findDuplicatesOf(queries, before.id);
    return true;
  });
}

/** Returns its slug. */
export async function createEntry(
  database: Database,
  { actor, entry, territoryId }: { actor: PersonActor; entry: Entry; territoryId: string },
): Promise<string> {
  const { contacts: wanted, ...fields } = entry;
  return database.transaction(async (queries) => {
    const slug = await freeSlug(queries, entry.name);
    const [row] = await queries
      .insert(organisations)
      .values({ ...fields, ...pointOf(entry, null), slug, homeTerritoryId: territoryId, ...verification(actor, true) })
      .returning({ id: organisations.id });
    if (!row) throw new Error('the organisation was not written');
    await replaceContacts(queries, row.id, wanted);
    await noteAct(queries, actor, {
      action: 'entry-created',
      kind: 'organisation',
      id: row.id,
      detail: { to: fields },
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
  kind: 'organisation' | 'service' | 'report' | 'proposal' | 'import';
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

/** Another address is somewhere else: the point falls back to the commune until somebody places it. */
export function pointOf(entry: Entry, before: OrganisationRow | null): Partial<OrganisationRow> {
  if (before && before.communeCode === entry.communeCode && before.address === entry.address) return {};
  const commune = entry.communeCode === null ? undefined : findCommune(entry.communeCode);
  if (!commune) return { latitude: null, longitude: null, pointPrecision: null };
  return { latitude: commune.lat, longitude: commune.lon, pointPrecision: 'commune' };
}

const CONTACT_COLUMNS = ['channel', 'label', 'value', 'visibility'] as const;

/** A line that is still there keeps its id: the same words first, then the same use of the same channel. */
async function replaceContacts(queries: Queries, organisationId: string, wanted: Entry['contacts']): Promise<void> {
  const edited = await queries
    .select()
    .from(contacts)
    .where(and(eq(contacts.organisationId, organisationId), isNull(contacts.serviceId), isNull(contacts.placeId)))
    .orderBy(contacts.label, contacts.id)
    .limit(CONTACT_ROWS);
  const left = new Map(edited.map((row) => [row.id, row]));
  const ids = new Map<Entry['contacts'][number], string>();
  for (const parts of [CONTACT_COLUMNS, ['channel', 'label'], ['channel']] as const) {
    for (const contact of wanted) {
      const old = [...left.values()].find(
        (row) => !ids.has(contact) && parts.every((part) => row[part] === contact[part]),
      );
      if (!old) continue;
      ids.set(contact, old.id);
      left.delete(old.id);
    }
  }
  if (left.size > 0) await queries.delete(contacts).where(inArray(contacts.id, [...left.keys()]));
  for (const contact of wanted) {
    const old = edited.find(({ id }) => id === ids.get(contact));
    const confirmed = { ...contact, confirmedAt: new Date() };
    if (!old) await queries.insert(contacts).values({ ...confirmed, organisationId });
    else if (CONTACT_COLUMNS.some((part) => old[part] !== contact[part]))
      await queries.update(contacts).set(confirmed).where(eq(contacts.id, old.id));
  }
}

function changedFrom(before: OrganisationRow, fields: Omit<Entry, 'contacts'>): Record<string, unknown> {
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
