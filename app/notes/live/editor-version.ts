// Grows when documents gain something that older pages would delete because they do not know it.

/** Announced by the page, read from the same sources as the server. */
export const EDITOR_VERSION = 1;

/** Pages older than this may read, not write: they are told to load again. */
export const OLDEST_EDITOR = 1;

/** What the token of a connection says, as JSON. `epoch` and `client` are those of the copy on the device. */
export type EditorToken = {
  version: number;
  /** Of the copy that the device keeps, in memory too when the page comes back; left out, or 0, when it keeps none. */
  epoch?: number;
  /** `document.clientID` of the page, which makes a new document when somebody else joins on the same device. */
  client?: number;
};

/** null when it is not one of ours. */
export function readEditorToken(text: string): EditorToken | null {
  try {
    const { version, epoch = 0, client } = JSON.parse(text) as EditorToken;
    if (!Number.isInteger(version) || !Number.isInteger(epoch)) return null;
    return Number.isInteger(client) ? { version, epoch, client } : { version, epoch };
  } catch {
    return null;
  }
}

/** Stateless, once the note is open and when rights change: `access` is `read` for readers and while the note is frozen. */
export type NoteState = { type: 'note'; epoch: number; access: 'write' | 'read' };

/** Codes with which the server closes; after the others one comes back by itself. */
export const CLOSE = {
  /** PostgreSQL or the server is not ready: come back soon. */
  tryAgain: 1013,
  /** The server stops, or another process holds the notes by now. */
  moved: 1012,
  /** A frame that no editor of ours sends. */
  hostile: 1008,
  /** What is kept on the device is of an older epoch: drop it, load the note again. */
  staleCopy: 4409,
  /** Access was withdrawn: keep what is unsent, do not come back. */
  withdrawn: 4403,
  /** The page is older than the notes: load it again. */
  oldEditor: 4426,
  /** What was brought is not theirs to change: it goes another way, and the note is opened afresh. */
  notTaken: 4406,
} as const;
