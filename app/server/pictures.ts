// Where pictures lie: in a folder of `DATA_DIR`, or in a storage that speaks S3 (`S3_URL`), which several machines share.
import type { Env } from './env.ts';
import { openPictureFolder } from './picture-folder.ts';
import type { PictureStore } from './picture-store.ts';
import { openS3Pictures } from './s3-pictures.ts';

export function openPictures({ dataDir, s3 }: Pick<Env, 'dataDir' | 's3'>): PictureStore {
  return s3 ? openS3Pictures(s3) : openPictureFolder(dataDir);
}
