// A server that speaks S3, in this process, with one bucket.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

type S3Server = { run: () => Promise<{ port: number }>; close: () => Promise<void> };
const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as new (options: object) => S3Server;

export type TestS3 = { port: number; folder: string; close: () => Promise<void> };

export async function startS3(bucket: string): Promise<TestS3> {
  const folder = mkdtempSync(path.join(tmpdir(), 'maillage-s3-'));
  const options = {
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: bucket }],
  };
  const server = new S3rver(options);
  const { port } = await server.run();
  return {
    port,
    folder,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
