// Offers a role to one or many addresses. Whether somebody is known elsewhere changes nothing here: nobody is looked up
// outside the reach of who invites.
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { auditLines, memberships, people } from '#db/schema/accounts.ts';
import { invitations } from '#db/schema/people.ts';
import { findOrganisations } from './find-organisation.server.ts';
import type { InvitationErrors, WantedInvitations, WantedRole } from './invitation-form.ts';
import { INVITATION_DAYS } from './invitation-mail.ts';
import { queueInvitations } from './mail-invitations.server.ts';
import type { Addressee } from './mail-list.ts';
import { type Grant, mayGrant, peopleScope } from './people-policy.ts';

export type SentInvitations = { sent: number; alreadyThere: string[] };

/** Throws 403 for a role that the actor may not give and 429 past the daily limit. */
export async function sendInvitations(
  parts: Parts,
  actor: PersonActor,
  { people: addressees, wanted, message }: WantedInvitations,
): Promise<SentInvitations | { errors: InvitationErrors }> {
  const found = await grantOf(parts, actor, wanted);
  if ('errors' in found) return found;
  const { grant } = found;
  if (!mayGrant(actor, grant)) throw new Response('Ce rôle n’est pas à vous de le donner.', { status: 403 });
  if (!(await parts.limits.take('invitations-per-account', actor.id, addressees.length)))
    throw new Response('Vous avez envoyé beaucoup d’invitations aujourd’hui. Continuez demain.', { status: 429 });
  const made = await parts.database.transaction(async (queries) => {
    const there = await holders(queries, grant, addressees);
    const wantedMails = addressees.filter(({ mail }) => !there.includes(mail));
    const written = await offerRole(queries, { actor, grant, addressees: wantedMails, message });
    return { there, written };
  }, 10_000);
  parts.mails.hurry();
  return { sent: made.written.length, alreadyThere: made.there };
}

export type OfferedRole = {
  actor: PersonActor;
  grant: Grant;
  addressees: Addressee[];
  message: string;
};

/** Writes the invitations and their mails in the caller's transaction; an older one that still waits is replaced. */
export async function offerRole(
  queries: Queries,
  { actor, grant, addressees, message }: OfferedRole,
): Promise<{ id: string; mail: string }[]> {
  if (addressees.length === 0) return [];
  const { role, territoryId, organisationId } = grant;
  await queries
    .update(invitations)
    .set({ revokedAt: new Date() })
    .where(
      and(
        inArray(
          invitations.mail,
          addressees.map(({ mail }) => mail),
        ),
        sameGrant(grant),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, new Date()),
      ),
    );
  const written = await queries
    .insert(invitations)
    .values(
      addressees.map(({ name, mail }) => ({
        mail,
        name,
        role,
        territoryId,
        organisationId,
        message,
        expiresAt: inDays(INVITATION_DAYS),
        invitedBy: actor.id,
        inviterName: actor.name,
      })),
    )
    .returning({ id: invitations.id, mail: invitations.mail });
  await queueInvitations(queries, written);
  await queries.insert(auditLines).values({
    personId: actor.id,
    personName: actor.name,
    action: 'people-invited',
    subjectKind: organisationId === null ? 'territory' : 'organisation',
    subjectId: organisationId ?? territoryId ?? '',
    detail: { role, count: written.length },
  });
  return written;
}

export function inDays(days: number): Date {
  return new Date(Date.now() + days * 86_400_000);
}

function sameGrant({ role, territoryId, organisationId }: Grant) {
  return and(
    eq(invitations.role, role),
    territoryId === null ? isNull(invitations.territoryId) : eq(invitations.territoryId, territoryId),
    organisationId === null ? isNull(invitations.organisationId) : eq(invitations.organisationId, organisationId),
  );
}

async function grantOf(
  { database }: Parts,
  actor: PersonActor,
  wanted: WantedRole,
): Promise<{ grant: Grant } | { errors: InvitationErrors }> {
  if (wanted.territoryId !== null) {
    const { role, territoryId } = wanted;
    return { grant: { role, territoryId, organisationId: null, homeTerritoryId: null } };
  }
  const found = await database.query((queries) => findOrganisations(queries, peopleScope(actor), wanted.organisation));
  const [organisation] = found;
  if (!organisation)
    return { errors: { organisme: ['Aucun organisme de ce nom parmi ceux dont vous tenez les accès.'] } };
  if (found.length > 1) {
    const slugs = found.map(({ slug }) => slug).join(', ');
    return { errors: { organisme: [`Plusieurs organismes portent ce nom : écrivez ${slugs}.`] } };
  }
  const { id, homeTerritoryId } = organisation;
  return { grant: { role: wanted.role, territoryId: null, organisationId: id, homeTerritoryId } };
}

/** Addresses whose owner already holds this very role: the actor sees them in the list of members. */
async function holders(queries: Queries, grant: Grant, addressees: Addressee[]): Promise<string[]> {
  const { role, territoryId, organisationId } = grant;
  const rows = await queries
    .select({ mail: people.mail })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.role, role),
        territoryId === null ? isNull(memberships.territoryId) : eq(memberships.territoryId, territoryId),
        organisationId === null ? isNull(memberships.organisationId) : eq(memberships.organisationId, organisationId),
        inArray(
          people.mail,
          addressees.map(({ mail }) => mail),
        ),
      ),
    );
  return rows.map(({ mail }) => mail.toLowerCase());
}
