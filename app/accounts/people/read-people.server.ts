// Who belongs to the territories and organisations of a reader, and who is expected there.
import { and, asc, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Actor, OrganisationRole, TerritoryRole } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { organisations } from '#db/schema/directory.ts';
import { invitations, type MailRefusal } from '#db/schema/people.ts';
import { territories } from '#db/schema/territories.ts';
import { heldRoleName } from '../role-words.ts';
import { peopleScope } from './people-policy.ts';
import { grantsInScope } from './scope-condition.server.ts';

export type MemberRole = { id: string; role: TerritoryRole | OrganisationRole; where: string; name: string };
export type Member = { id: string; name: string; mail: string; roles: MemberRole[] };

const MOST_ROLES = 2_000;

/** People of the reader's reach with the roles they hold there, and no others. `q`: part of a name, mail or organisation. */
export async function readMembers(database: Database, actor: Actor, { q = '', person = '' } = {}): Promise<Member[]> {
  const wanted = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const rows = await database.query((queries) =>
    queries
      .select({
        id: people.id,
        name: people.name,
        mail: people.mail,
        membership: memberships.id,
        role: memberships.role,
        organisation: organisations.name,
        territory: territories.name,
      })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
      .leftJoin(territories, eq(territories.id, memberships.territoryId))
      .where(
        and(
          grantsInScope(memberships, peopleScope(actor)),
          person === '' ? undefined : eq(people.id, person),
          q === ''
            ? undefined
            : or(
                sql`${people.name} ilike ${wanted}`,
                sql`${people.mail}::text ilike ${wanted}`,
                sql`${organisations.name} ilike ${wanted}`,
              ),
        ),
      )
      .orderBy(asc(people.name), asc(people.id), asc(memberships.createdAt))
      .limit(MOST_ROLES),
  );
  const members = new Map<string, Member>();
  for (const { id, name, mail, membership, role, organisation, territory } of rows) {
    const member = members.get(id) ?? { id, name, mail, roles: [] };
    const where = organisation ?? territory ?? '';
    member.roles.push({ id: membership, role, where, name: heldRoleName({ role, where }) });
    members.set(id, member);
  }
  return [...members.values()];
}

export type WaitingInvitation = {
  id: string;
  mail: string;
  name: string;
  role: string;
  inviter: string;
  createdAt: Date;
  state: 'waiting' | 'leaving' | 'expired' | 'refused';
  refusal: MailRefusal | null;
};

/** Neither accepted nor taken back; refused and expired ones first, for they wait for us. */
export async function readWaitingInvitations(
  database: Database,
  actor: Actor,
  { limit = 200, needsUs = false } = {},
): Promise<{ total: number; invitations: WaitingInvitation[] }> {
  const isExpired = sql<boolean>`${invitations.expiresAt} < now()`;
  const rows = await database.query((queries) =>
    queries
      .select({
        invitation: invitations,
        organisation: organisations.name,
        territory: territories.name,
        isExpired,
        total: sql<number>`count(*) over ()::int`,
      })
      .from(invitations)
      .leftJoin(organisations, eq(organisations.id, invitations.organisationId))
      .leftJoin(territories, eq(territories.id, invitations.territoryId))
      .where(
        and(
          grantsInScope(invitations, peopleScope(actor)),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
          gt(invitations.createdAt, sql`now() - interval '90 days'`),
          needsUs ? or(isExpired, sql`${invitations.refusedAt} is not null`, unanswered()) : undefined,
        ),
      )
      .orderBy(sql`${invitations.refusedAt} is null`, desc(isExpired), desc(invitations.createdAt))
      .limit(limit),
  );
  return {
    total: rows[0]?.total ?? 0,
    invitations: rows.map(({ invitation, organisation, territory, isExpired: isOver }) => ({
      id: invitation.id,
      mail: invitation.mail,
      name: invitation.name,
      role: heldRoleName({ role: invitation.role, where: organisation ?? territory ?? '' }),
      inviter: invitation.inviterName,
      createdAt: invitation.createdAt,
      state: invitation.refusedAt ? 'refused' : isOver ? 'expired' : invitation.sentAt ? 'waiting' : 'leaving',
      refusal: invitation.refusal,
    })),
  };
}

/** A week without an answer: worth a call. */
function unanswered() {
  return sql`${invitations.createdAt} < now() - interval '7 days'`;
}
