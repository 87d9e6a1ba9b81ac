// The structure that somebody typed: known to the directory, or proposed to it once.
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { EMPTY_ENTRY } from '#app/upkeep/proposals/empty-entry.ts';
import { insertProposal } from '#app/upkeep/proposals/propose-change.server.ts';
import type { Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { proposals } from '#db/schema/proposals.ts';

export type Structure = { organisationId: string | null; organisationName: string; organisationKind: string };

export const NO_STRUCTURE: Structure = { organisationId: null, organisationName: '', organisationKind: '' };

/** Said by people who come for themselves. */
const NOBODY =
  /^(particuli(er|ère)|habitante?|citoyenn?e?|bénévole|indépendante?|aucune?|sans|personnel|moi|non|néant|rien|-+)$/iu;

export async function matchStructure(queries: Queries, typed: string): Promise<Structure> {
  const name = typed.replaceAll(/\s+/g, ' ').trim();
  if (name === '' || NOBODY.test(name)) return { ...NO_STRUCTURE, organisationName: name };
  const named = await findOne(queries, sql`plain_name(${organisations.name}) = plain_name(${name})`);
  const isShort = name.length <= 12;
  const known =
    named ?? (isShort ? await findOne(queries, sql`lower(${organisations.acronym}) = lower(${name})`) : null);
  if (known) return { organisationId: known.id, organisationName: known.name, organisationKind: known.kind };
  return { ...NO_STRUCTURE, organisationName: name };
}

async function findOne(queries: Queries, isIt: SQL) {
  const [row] = await queries
    .select({ id: organisations.id, name: organisations.name, kind: organisations.kind })
    .from(organisations)
    .where(and(eq(organisations.status, 'published'), isIt))
    .orderBy(organisations.createdAt)
    .limit(1);
  return row ?? null;
}

/** The directory hears of it once, without who said it. */
export async function proposeUnknown(
  queries: Queries,
  structure: Structure,
  event: { title: string; territoryId: string },
): Promise<void> {
  const { organisationId, organisationName: name } = structure;
  if (organisationId || name.length < 2 || NOBODY.test(name)) return;
  const [asked] = await queries
    .select({ id: proposals.id })
    .from(proposals)
    .where(
      and(
        eq(proposals.territoryId, event.territoryId),
        sql`${proposals.organisationId} is null`,
        sql`lower(${proposals.proposed} -> 'organisation' ->> 'name') = lower(${name})`,
      ),
    )
    .limit(1);
  if (asked) return;
  await insertProposal(queries, {
    organisationId: null,
    territoryId: event.territoryId,
    author: { kind: 'system', name: 'Inscription à un évènement', mail: null },
    source: 'visiteur',
    base: null,
    proposed: { ...EMPTY_ENTRY, organisation: { ...EMPTY_ENTRY.organisation, name } },
    note: `Structure citée par une personne inscrite à « ${event.title} ».`,
  });
}
