// Who is invited, to what, with which words. Runs on the server only.
import { z } from 'zod';
import { isId } from '#app/server/ids.ts';
import { formText } from '#app/ui/plain-text.ts';
import type { OrganisationRole, TerritoryRole } from '#db/actor.ts';
import { type Addressee, MOST_ADDRESSEES, readMailList } from './mail-list.ts';

export type InvitationDraft = { courriels: string; role: string; organisme: string; message: string };
export type InvitationErrors = Partial<Record<keyof InvitationDraft, string[]>>;

export type WantedRole =
  | { role: TerritoryRole; territoryId: string; organisation: null }
  | { role: OrganisationRole; territoryId: null; organisation: string };

export type WantedInvitations = { people: Addressee[]; wanted: WantedRole; message: string };

const territoryRole = z
  .string()
  .refine((value) => /^(coordinator|visitor|alert-giver):/.test(value) && isId(value.split(':')[1] ?? ''))
  .transform((value) => {
    const [role = '', territoryId = ''] = value.split(':');
    return { role: role as TerritoryRole, territoryId };
  });
const organisationRole = z.enum(['owner', 'editor']);

export function readInvitationDraft(form: FormData): InvitationDraft {
  return {
    courriels: formText(form, 'courriels', 30_000),
    role: formText(form, 'role', 80),
    organisme: formText(form, 'organisme', 300),
    message: formText(form, 'message', 2_000),
  };
}

export function readInvitations(draft: InvitationDraft): WantedInvitations | { errors: InvitationErrors } {
  const errors: InvitationErrors = {};
  const { people, wrong } = readMailList(draft.courriels);
  if (wrong.length > 0) errors.courriels = [`Ce ne sont pas des adresses : ${wrong.slice(0, 5).join(' · ')}.`];
  else if (people.length === 0) errors.courriels = ['Écrivez au moins une adresse, comme prenom.nom@exemple.fr.'];
  else if (people.length > MOST_ADDRESSEES)
    errors.courriels = [`${MOST_ADDRESSEES} adresses au plus à la fois : envoyez la suite dans un deuxième temps.`];
  const wanted = readWantedRole(draft);
  if (!wanted) errors.role = ['Choisissez un rôle.'];
  else if (wanted.organisation === '')
    errors.organisme = ['Écrivez le nom de l’organisme, tel qu’il est dans l’annuaire.'];
  if (!wanted || Object.keys(errors).length > 0) return { errors };
  return { people, wanted, message: draft.message };
}

function readWantedRole({ role, organisme }: InvitationDraft): WantedRole | null {
  const inTerritory = territoryRole.safeParse(role);
  if (inTerritory.success) return { ...inTerritory.data, organisation: null };
  const inOrganisation = organisationRole.safeParse(role);
  return inOrganisation.success ? { role: inOrganisation.data, territoryId: null, organisation: organisme } : null;
}
