// Members, invitations and claims that the rights table asks about: one of each per organisation.
import type { Database } from '#db/client.ts';

export async function writePeopleSubjects({ raw }: Database): Promise<void> {
  await raw`insert into people (name, mail) select 'Membre ' || slug, 'membre-' || slug || '@exemple.fr' from organisations`;
  await raw`insert into memberships (person_id, role, organisation_id)
    select people.id, 'editor', organisations.id from organisations
    join people on people.mail = 'membre-' || slug || '@exemple.fr'`;
  await raw`insert into invitations (mail, role, organisation_id, expires_at, inviter_name)
    select 'invite-' || slug || '@exemple.fr', 'editor', id, now() + interval '1 day', 'Quelqu’un' from organisations`;
  await raw`insert into claims (organisation_id, name, position, mail, link_hash, expires_at, confirmed_at)
    select id, 'Demande', 'Accueil', 'demande-' || slug || '@exemple.fr', slug, now() + interval '1 day', now() from organisations`;
}

/** Of one organisation; `membership` is its member’s. */
export async function peopleSubjects(
  { raw }: Database,
  slug: string,
): Promise<Record<'person' | 'membership' | 'invitation' | 'claim', string>> {
  const [row] = await raw<Record<'person' | 'membership' | 'invitation' | 'claim', string>[]>`
    select memberships.person_id as person, memberships.id as membership, invitations.id as invitation, claims.id as claim
    from organisations
    join people on people.mail = 'membre-' || slug || '@exemple.fr'
    join memberships on memberships.person_id = people.id
    join invitations on invitations.organisation_id = organisations.id and inviter_name = 'Quelqu’un'
    join claims on claims.organisation_id = organisations.id and claims.name = 'Demande'
    where slug = ${slug}`;
  if (!row) throw new Error(`nobody belongs to ${slug}`);
  return row;
}
