// Brings an entry back to what it was: a new version like any other, never over somebody else's save.
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { findDuplicatesOf } from '../duplicates/find-duplicates.server.ts';
import { noteAct } from '../entry/save-entry.server.ts';
import { lastVersion, versionSnapshot } from './read-history.server.ts';
import { ensureBaseline, readSnapshot, recordVersions, writeSnapshot } from './versions.server.ts';

export type Restoration = {
  actor: PersonActor;
  organisationId: string;
  number: number;
  /** The last version that was on the screen. */
  seen: number;
  why: string;
  /** Without it the entry stays in the directory, or out of it, as it is now. */
  mayArchive: boolean;
};

export async function restoreVersion(
  database: Database,
  { actor, organisationId, number, seen, why, mayArchive }: Restoration,
): Promise<'restored' | 'moved-on' | 'missing'> {
  return database.transaction(async (queries) => {
    await ensureBaseline(queries, [organisationId]);
    const version = await versionSnapshot(queries, organisationId, number);
    if (!version) return 'missing';
    if ((await lastVersion(queries, organisationId)) !== seen) return 'moved-on';
    const { organisation } = await readSnapshot(queries, organisationId);
    const status = mayArchive ? version.snapshot.organisation.status : organisation.status;
    await writeSnapshot(queries, organisationId, {
      ...version.snapshot,
      organisation: { ...version.snapshot.organisation, status },
    });
    await noteAct(queries, actor, {
      action: 'entry-restored',
      kind: 'organisation',
      id: organisationId,
      detail: { version: number },
    });
    const said = why.trim().slice(0, 500);
    await recordVersions(queries, [organisationId], {
      author: actor,
      cause: 'restauration',
      why: `Version ${number} rétablie${said && `. ${said}`}`,
    });
    await findDuplicatesOf(queries, organisationId);
    return 'restored';
  });
}
