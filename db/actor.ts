// Who is asking, as a value: resolved by accounts, handed to pages through the load context.

export type TerritoryRole = 'coordinator' | 'visitor' | 'alert-giver';
export type OrganisationRole = 'owner' | 'editor';

export type PersonActor = {
  kind: 'person';
  id: string;
  name: string;
  mail: string;
  /** Of the session as the base knows it (a hash): says which line of /compte is « cet appareil ». */
  sessionId: string;
  isAdministrator: boolean;
  territories: { id: string; name: string; role: TerritoryRole }[];
  organisations: { id: string; slug: string; name: string; role: OrganisationRole }[];
};

/** `unknown`: a cookie came, but PostgreSQL did not answer; public pages still show, the others say 503. */
export type Actor = { kind: 'nobody' } | { kind: 'unknown' } | PersonActor;

export const NOBODY: Actor = { kind: 'nobody' };
