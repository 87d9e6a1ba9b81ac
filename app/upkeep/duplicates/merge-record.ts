// What a merge leaves behind, so that it can be undone: both entries before and after, and what changed hands.
import type { EntrySnapshot } from '../history/snapshot.ts';

/** Questions that changed hands, those closed because the kept entry had one, and whether its rhythm was taken over. */
export type MovedAsking = { requests: string[]; closedRequests: string[]; hasCadence: boolean };
export type MovedDraft = { personId: string; from: string; to: string };

/** Keys of the rows of other rooms, by table and column. */
export type MovedMentions = Record<string, string[]>;
/** The note of the kept entry as the merge wrote it (`revision`) and as it was; null when it had none. */
export type MovedNote = {
  revision: number;
  before: { note: string; callOn: string | null; updatedBy: string } | null;
};

export type MovedRows = {
  /** Of the entry that went, with the addresses they had. */
  services: { id: string; slug: string }[];
  /** Ids by table. */
  following: Record<string, string[]>;
  memberships: string[];
  /** Rights that the kept entry gave already. */
  sameMemberships: { personId: string; role: string }[];
  /** People who had starred it. */
  favourites: string[];
  /** Services of others that the entry was a door of; `keptRelays`: those that the kept entry was a door of already. */
  relays: { serviceId: string; how: string }[];
  keptRelays: string[];
  /** Reports about a service that was joined with another, and the service they were about. */
  joinedReports: { id: string; serviceId: string }[];
  /** Not written by the merges of before November 2026. */
  asking?: MovedAsking;
  drafts?: MovedDraft[];
  mentions?: MovedMentions;
  note?: MovedNote | null;
};

export type MergeRecord = {
  keptBefore: EntrySnapshot;
  goneBefore: EntrySnapshot;
  keptAfter: EntrySnapshot;
  goneAfter: EntrySnapshot;
  moved: MovedRows;
};
