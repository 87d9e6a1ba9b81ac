// Pictures, by key, wherever they lie.

export type KeptPicture = { key: string; at: Date };

/** Keys are made of letters, digits, `-`, `_` and `/`: `note-images/<note>/<hash>.webp`. */
export type PictureStore = {
  put: (key: string, bytes: Uint8Array) => Promise<void>;
  /** null when there is none. */
  get: (key: string) => Promise<Uint8Array | null>;
  /** Everything whose key begins with it. */
  list: (prefix: string) => Promise<KeptPicture[]>;
  /** What is not there is gone already. */
  remove: (keys: string[]) => Promise<void>;
  /** Writes and takes away; throws PicturesUnavailable with one sentence for whoever set it up. */
  check: () => Promise<void>;
};

/** The storage does not answer, or refuses; the message is a French sentence without any secret. */
export class PicturesUnavailable extends Error {
  override name = 'PicturesUnavailable';
}
