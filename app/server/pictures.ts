// Where pictures lie: in a folder of `DATA_DIR`, or in a storage that speaks S3 (`S3_URL`), which several machines share.
import type { Env } from './env.ts';
import { openPictureFolder } from './picture-folder.ts';
import { openS3Pictures } from './s3-pictures.ts';

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

export function openPictures({ dataDir, s3 }: Pick<Env, 'dataDir' | 's3'>): PictureStore {
  return s3 ? openS3Pictures(s3) : openPictureFolder(dataDir);
}
