// Every table that tells something of a person, in one place: what « mes données » gives of it, and what erasing an account does to it.
// tests/db/personal-data.test.ts reads the catalogue of the base and fails when a table that names people is not listed here.
import { type SQL, sql } from 'drizzle-orm';

export type Whose = { id: string; mail: string };

export type PersonalTable = {
  /** Which lines are theirs; null when the download tells of them in another way, said in `told`. */
  mine: ((person: Whose) => SQL) | null;
  told?: string;
  /** What becomes of its lines when the account is erased. */
  erased: string;
};

const byPerson = ({ id }: Whose) => sql`person_id = ${id}`;
const toMail = ({ mail }: Whose) => sql`mail = ${mail}`;
const toRecipient = ({ mail }: Whose) => sql`recipient = ${mail}`;
const joins = ({ id }: Whose) => sql`(select id from workshop_joins where person_id = ${id})`;
const byJoin = (person: Whose) => sql`join_id in ${joins(person)}`;
const writes = (person: Whose) => sql`(author = ${person.id} or author in (select id::text from ${joins(person)} own))`;

const GONE = 'lines are deleted';
const UNNAMED = 'the name becomes « Personne effacée », the deed stays';
const ID_ONLY = 'only the id stays, of a person without name or mail';
const NOTHING = 'secrets and hashes: told to nobody';

/** Documents of notes hold words and names: told by who owns them, cleaned by `app/workshops/erase/forget-writers.server.ts`. */
const DOCUMENT = {
  mine: null,
  told: 'the words of one’s own notes, cards and comments: app/home/my-data.resource.ts',
  erased: 'a private note is deleted; in shared ones the name is taken out of cards and comments, versions included',
};

export const PERSONAL_TABLES: Record<string, PersonalTable> = {
  // Accounts
  people: { mine: ({ id }) => sql`id = ${id}`, erased: 'name and mail are replaced, the line stays for the ids' },
  memberships: { mine: byPerson, erased: GONE },
  sessions: { mine: byPerson, erased: GONE },
  sign_ins: { mine: byPerson, erased: GONE },
  passwords: { mine: byPerson, erased: GONE },
  passkeys: { mine: byPerson, erased: GONE },
  totp_secrets: { mine: byPerson, erased: GONE },
  recovery_codes: { mine: byPerson, erased: GONE },
  openid_identities: { mine: byPerson, erased: GONE },
  challenges: { mine: null, told: NOTHING, erased: GONE },
  audit_lines: { mine: byPerson, erased: `${UNNAMED}; name and mail leave the details` },
  invitations: {
    mine: ({ id, mail }) => sql`mail = ${mail} or accepted_by = ${id}`,
    erased: 'name, mail and words of those received, the name under those sent',
  },
  claims: { mine: toMail, erased: GONE },
  // Mails
  kept_mails: { mine: toRecipient, erased: GONE },
  outgoing_mails: { mine: toRecipient, erased: `${GONE}; the name leaves those to others` },
  mail_links: { mine: toRecipient, erased: GONE },
  refused_addresses: { mine: toMail, erased: GONE },
  // Directory and its upkeep
  favourites: { mine: byPerson, erased: GONE },
  saved_searches: { mine: byPerson, erased: GONE },
  entry_drafts: { mine: byPerson, erased: GONE },
  entry_versions: { mine: byPerson, erased: UNNAMED },
  entry_notes: { mine: null, told: 'names who wrote it last, by name only', erased: UNNAMED },
  entry_cadences: { mine: ({ id }) => sql`set_by = ${id}`, erased: ID_ONLY },
  organisations: { mine: null, told: 'who verified it, by name only; the entry is public', erased: UNNAMED },
  contacts: {
    mine: null,
    told: 'of organisations, published for their work; corrected on the card',
    erased: 'stays: the page of erasure says so',
  },
  reports: { mine: null, told: 'names who settled it, by name only', erased: UNNAMED },
  proposals: {
    mine: ({ id, mail }) => sql`person_id = ${id} or answer_mail = ${mail}`,
    erased: 'name and answer address leave',
  },
  freshness_requests: { mine: ({ mail }) => sql`answered_by = ${mail}`, erased: 'the address leaves' },
  duplicate_candidates: { mine: ({ id }) => sql`decided_by_id = ${id}`, erased: ID_ONLY },
  merges: { mine: ({ id }) => sql`person_id = ${id} or undone_by_id = ${id}`, erased: ID_ONLY },
  imports: { mine: byPerson, erased: UNNAMED },
  local_words: { mine: byPerson, erased: ID_ONLY },
  // Territories and the instance
  territories: {
    mine: null,
    told: 'the contact that a territory publishes',
    erased: 'stays: the page of erasure says so',
  },
  territory_versions: { mine: byPerson, erased: UNNAMED },
  instance_settings: { mine: byPerson, erased: `${ID_ONLY}; the published contact stays` },
  // Events
  events: { mine: ({ id }) => sql`proposed_by = ${id}`, erased: ID_ONLY },
  event_tasks: {
    mine: ({ id }) => sql`owner_person_id = ${id}`,
    erased: 'an open task has no owner any more, one that is done was done by « Personne effacée »',
  },
  registrations: {
    mine: null,
    told: 'registrations_of(): by the address that this person proved',
    erased: 'forget_registrations_of(): name, mail, structure and needs leave, the seat is free again',
  },
  registration_sessions: { mine: null, told: 'with the registration', erased: 'with the registration' },
  attendances: { mine: null, told: 'with the registration', erased: 'the name leaves, the count stays' },
  // Notes and workshops
  notes: {
    mine: ({ id }) => sql`private_to = ${id}`,
    erased: 'private ones are deleted, as two years after one last wrote in them',
  },
  note_updates: DOCUMENT,
  note_snapshots: DOCUMENT,
  note_versions: DOCUMENT,
  note_quarantine: DOCUMENT,
  note_texts: DOCUMENT,
  note_authors: { mine: writes, erased: UNNAMED },
  note_forgettings: {
    mine: null,
    told: 'exists only once one is erased',
    erased: 'a line until the name has left the document',
  },
  workshop_joins: { mine: byPerson, erased: 'name and structure leave, the access is withdrawn' },
  workshop_ties: { mine: byJoin, erased: GONE },
  workshop_mails: { mine: (person) => sql`(${byJoin(person)} or ${toMail(person)})`, erased: GONE },
  workshop_late_cards: { mine: byJoin, erased: 'the name leaves with the join, the words stay' },
  workshop_comments: {
    mine: (person) => sql`(${byJoin(person)} or ${byPerson(person)})`,
    erased: 'the name leaves with the join or the account, the words stay',
  },
  workshop_comment_mentions: { mine: byJoin, erased: `${GONE}; the name leaves the comment that bore it` },
  workshop_vote_points: { mine: byJoin, erased: 'stays, of a join without name' },
  learned_items: { mine: ({ id }) => sql`settled_by_id = ${id}`, erased: ID_ONLY },
  bilan_lines: { mine: null, told: 'public, once published', erased: 'the name leaves the line of a task' },
};

/** Tables that look as if they told of people and do not, and why. */
export const IMPERSONAL_TABLES: Record<string, string> = {
  duplicate_traits: 'of organisations, made from their entry',
  services: 'what an organisation offers',
  search_documents: 'made from public entries',
  search_names: 'names of organisations',
  logos: 'pictures of territories',
  editions: 'named after the national day',
  event_days: 'places',
  workshop_notes: 'which notes a page holds',
  workshop_column_locks: 'what is locked, not by whom',
  workshop_votes: 'the question; the points have their own table',
  working_groups: 'organisations meet there; who does what stands in event_tasks',
};
