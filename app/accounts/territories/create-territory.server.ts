// A new territory and the invitation of whoever will coordinate it: one transaction.
import type { Parts } from '#app/server/parts.ts';
import { insertTerritory } from '#app/territories/settings/save-territory.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { TerritorySettings } from '#db/schema/territories.ts';
import type { Addressee } from '../people/mail-list.ts';
import { offerRole } from '../people/send-invitations.server.ts';

export async function createTerritory(
  parts: Parts,
  actor: PersonActor,
  { settings, coordinator }: { settings: TerritorySettings; coordinator: Addressee | null },
): Promise<string> {
  const slug = await parts.database.transaction(async (queries) => {
    const { id, slug } = await insertTerritory(queries, actor, settings);
    const grant = { role: 'coordinator' as const, territoryId: id, organisationId: null, homeTerritoryId: null };
    const addressees = coordinator ? [coordinator] : [];
    await offerRole(queries, { actor, grant, addressees, message: '' });
    return slug;
  }, 20_000);
  parts.mails.hurry();
  return slug;
}
