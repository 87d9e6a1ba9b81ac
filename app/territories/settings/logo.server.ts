// The picture of a territory: told by its content, redrawn small, kept in PostgreSQL under the hash of what is served.
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import type { Database } from '#db/client.ts';
import { logos } from '#db/schema/territories.ts';

export const LARGEST_LOGO = 2 * 2 ** 20;
const WIDEST = 512;
/** A picture that unpacks to more than this is no logo. */
const MOST_PIXELS = 40_000_000;

/** Beginnings of the files that we redraw. Neither SVG nor PDF: what draws them reads more than a picture. */
const KINDS: [kind: string, isKind: (bytes: Buffer) => boolean][] = [
  ['png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))],
  ['jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))],
  ['webp', (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'],
  ['gif', (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))],
];

/** null when it is no picture of a kind we know, or a broken one. */
export async function redrawLogo(bytes: Buffer): Promise<{ bytes: Buffer; width: number; height: number } | null> {
  if (!KINDS.some(([, isKind]) => isKind(bytes))) return null;
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, pages: 1 })
      .rotate()
      .resize({ width: WIDEST, height: WIDEST, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 90 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    return null;
  }
}

/** The hash under which it is served; pictures that no version ever used are forgotten after a day. */
export async function storeLogo(
  database: Database,
  { bytes, width, height }: { bytes: Buffer; width: number; height: number },
): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 32);
  await database.query(async (queries) => {
    await queries
      .insert(logos)
      .values({ hash, type: 'image/webp', bytes, width, height })
      .onConflictDoUpdate({ target: logos.hash, set: { createdAt: new Date() } });
    await queries.execute(sql`
      delete from logos where created_at < now() - interval '1 day'
        and not exists (select from territories where logo_hash = logos.hash)
        and not exists (select from territory_versions where settings ->> 'logoHash' = logos.hash)`);
  });
  return hash;
}
