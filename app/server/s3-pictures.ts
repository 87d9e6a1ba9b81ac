// Pictures in a storage that speaks S3, addressed by path: https://host/bucket/key.
import { AwsClient } from 'aws4fetch';
import type { S3Settings } from './env.ts';
import { type KeptPicture, type PictureStore, PicturesUnavailable } from './picture-store.ts';

const PATIENCE_MS = 5_000;
const AT_ONCE = 8;
const LISTED_AT_ONCE = 200;
const PROBE = 'note-images/essai';

export function openS3Pictures({ endpoint, bucket, key, secret, region }: S3Settings): PictureStore {
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, region, service: 's3', retries: 1 });
  const root = `${endpoint}/${bucket}`;
  const { host } = new URL(endpoint);

  /** Throws on everything but success and what is not there. */
  async function ask(address: string, init: RequestInit = {}): Promise<Response> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await client.fetch(address, { ...init, signal }).catch(() => {
      throw new PicturesUnavailable(`S3_URL : le stockage des images (${host}) ne répond pas.`);
    });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw new PicturesUnavailable(
      answer.status === 401 || answer.status === 403
        ? `S3_URL : le stockage des images (${host}) refuse cette clé, ou ne la laisse pas écrire dans « ${bucket} ».`
        : `S3_URL : le stockage des images (${host}) répond ${answer.status}.`,
    );
  }

  async function put(at: string, bytes: Uint8Array): Promise<void> {
    const answer = await ask(`${root}/${at}`, {
      method: 'PUT',
      body: bytes as Uint8Array<ArrayBuffer>,
      headers: { 'Content-Type': 'image/webp' },
    });
    await answer.body?.cancel();
    if (answer.status === 404)
      throw new PicturesUnavailable(`S3_URL : le stockage des images (${host}) n’a pas de dépôt « ${bucket} ».`);
  }

  async function remove(keys: string[]): Promise<void> {
    for (let at = 0; at < keys.length; at += AT_ONCE)
      await Promise.all(
        keys.slice(at, at + AT_ONCE).map(async (each) => {
          await (await ask(`${root}/${each}`, { method: 'DELETE' })).body?.cancel();
        }),
      );
  }

  return {
    put,
    get: async (at) => {
      const answer = await ask(`${root}/${at}`);
      if (answer.status !== 404) return new Uint8Array(await answer.arrayBuffer());
      await answer.body?.cancel();
      return null;
    },
    list: async (prefix) => {
      const kept: KeptPicture[] = [];
      // The first way of listing, which every storage speaks: on from the last key.
      for (let isMore = true; isMore; ) {
        const marker = kept.at(-1)?.key ?? '';
        const query = new URLSearchParams({ prefix, marker, 'max-keys': String(LISTED_AT_ONCE) });
        const page = await (await ask(`${root}?${query}`)).text();
        const fresh = readKept(page);
        kept.push(...fresh);
        isMore = fresh.length > 0 && textIn(page, 'IsTruncated') === 'true';
      }
      return kept;
    },
    remove,
    check: async () => {
      await put(PROBE, new Uint8Array([1]));
      await remove([PROBE]);
    },
  };
}

/** Our keys hold nothing that XML would write otherwise. */
function readKept(page: string): KeptPicture[] {
  return [...page.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, line = '']) => {
    const key = textIn(line, 'Key');
    return key ? [{ key, at: new Date(textIn(line, 'LastModified') ?? 0) }] : [];
  });
}

function textIn(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}
