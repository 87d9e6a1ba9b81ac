// Somebody came back from the OpenID provider. Nobody is registered that way: who is not known here yet asks for an invitation.
import { and, eq, isNull } from 'drizzle-orm';
import type { OpenIdIdentity } from '#app/server/openid.ts';
import type { Parts } from '#app/server/parts.ts';
import { people } from '#db/schema/accounts.ts';
import { openidIdentities } from '#db/schema/factors.ts';
import { tellChange } from '../factors/note-change.server.ts';

export type EnteredByOpenid =
  | { kind: 'in'; personId: string }
  /** No mail that the provider vouches for, or one that is not known here. */
  | { kind: 'unknown' }
  /** The mail is known, but belongs to somebody else there. */
  | { kind: 'another' };

/** By the identity kept the first time; the first time by the verified mail. */
export async function enterByOpenid(parts: Parts, { issuer, subject, mail }: OpenIdIdentity): Promise<EnteredByOpenid> {
  const linked = await parts.database.transaction(async (queries) => {
    const [known] = await queries
      .select({ id: people.id, disabledAt: people.disabledAt })
      .from(openidIdentities)
      .innerJoin(people, eq(people.id, openidIdentities.personId))
      .where(and(eq(openidIdentities.issuer, issuer), eq(openidIdentities.subject, subject)));
    if (known) return { person: known.disabledAt === null ? known : null, isNew: false };
    if (mail === null) return null;
    const [person] = await queries
      .select({ id: people.id, name: people.name, mail: people.mail })
      .from(people)
      .where(and(eq(people.mail, mail), isNull(people.disabledAt)))
      .for('update');
    if (!person) return null;
    const others = await queries
      .select({ subject: openidIdentities.subject })
      .from(openidIdentities)
      .where(and(eq(openidIdentities.issuer, issuer), eq(openidIdentities.personId, person.id)));
    if (others.length > 0) return 'another' as const;
    await queries.insert(openidIdentities).values({ issuer, subject, personId: person.id });
    return { person, isNew: true };
  });
  if (linked === 'another') return { kind: 'another' };
  if (!linked?.person) return { kind: 'unknown' };
  if (linked.isNew && 'name' in linked.person) await tellChange(parts, linked.person, 'openid-linked');
  return { kind: 'in', personId: linked.person.id };
}
