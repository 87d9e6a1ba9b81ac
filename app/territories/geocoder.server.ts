// Addresses to points through the Géoplateforme: only an address leaves, only for the configured host, and never for long.
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { FoundAddress, Geocoder, GeocoderAnswer } from '#app/server/parts.ts';
import { findCommune } from '#db/gazetteer.ts';

export type GeocoderOptions = {
  /** Base address: `https://data.geopf.fr/geocodage`. Plain http only for this very machine. */
  url: string;
  timeoutMs?: number;
  now?: () => number;
};

const MOST_FOUND = 5;
const LARGEST_ANSWER = 256 * 1024;
const LONGEST_QUERY = 200;
const MOST_KEPT = 2_000;
/** After the service failed or said that we ask too much, nobody waits for it for a while. */
const REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;
const PRECISIONS: Record<string, FoundAddress['precision']> = {
  housenumber: 'adresse',
  street: 'rue',
  locality: 'rue',
  municipality: 'commune',
};

const feature = z.object({
  geometry: z.object({ coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]) }),
  properties: z.object({
    label: z.string().max(400),
    name: z.string().max(300),
    score: z.number(),
    citycode: z.string().regex(/^\d[\dAB]\d{3}$/),
    type: z.string().max(40),
  }),
});
const answerForm = z.object({ features: z.array(z.unknown()).max(100) });

/** @throws RangeError when the address is neither https nor this machine. */
export function createGeocoder({ url, timeoutMs = 2_000, now = Date.now }: GeocoderOptions): Geocoder {
  const base = checkedBase(url);
  const kept = new LRUCache<string, FoundAddress[]>({ max: MOST_KEPT, ttl: 24 * 3_600_000 });
  let restUntil = 0;

  async function search(text: string, communeCode: string | null): Promise<GeocoderAnswer> {
    const address = searchAddress(base, text, communeCode);
    if (address === null) return { kind: 'found', addresses: [] };
    const known = kept.get(address);
    if (known) return { kind: 'found', addresses: known };
    if (now() < restUntil) return { kind: 'unavailable' };
    try {
      const found = await ask(address);
      kept.set(address, found);
      return { kind: 'found', addresses: found };
    } catch (error) {
      restUntil = now() + (error instanceof TooMany ? error.restMs : REST_MS);
      return { kind: 'unavailable' };
    }
  }

  async function ask(address: string): Promise<FoundAddress[]> {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
      credentials: 'omit',
      headers: { accept: 'application/json', 'user-agent': 'Maillage' },
    });
    if (response.status === 429) {
      await response.body?.cancel();
      throw new TooMany(Number(response.headers.get('retry-after')));
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`the geocoder answered ${response.status}`);
    }
    const { features } = answerForm.parse(JSON.parse(await readBounded(response)));
    return features.flatMap(foundAddress).slice(0, MOST_FOUND);
  }

  return { search };
}

class TooMany extends Error {
  restMs: number;
  constructor(seconds: number) {
    super('the geocoder was asked too often');
    this.restMs = Math.min(LONGEST_REST_MS, Math.max(REST_MS, (seconds || 0) * 1_000));
  }
}

function checkedBase(text: string): URL {
  const url = URL.parse(`${text.replace(/\/$/, '')}/search`);
  if (url === null) throw new RangeError('GEOCODER_URL doit être une adresse https.');
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.username !== '' || !(url.protocol === 'https:' || (url.protocol === 'http:' && isHere)))
    throw new RangeError('GEOCODER_URL doit être une adresse https.');
  return url;
}

/** null when there is too little to look for. */
function searchAddress(base: URL, text: string, communeCode: string | null): string | null {
  const commune = communeCode === null ? undefined : findCommune(communeCode);
  const words = text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_QUERY);
  if (words.replaceAll(/[^\p{L}\p{N}]/gu, '').length < 3) return null;
  const url = new URL(base);
  url.searchParams.set('q', commune ? `${words} ${commune.name}` : words);
  url.searchParams.set('limit', String(MOST_FOUND));
  url.searchParams.set('autocomplete', '1');
  // The service knows Paris, Lyon and Marseille by their arrondissements only.
  if (commune && !['75056', '69123', '13055'].includes(commune.code)) url.searchParams.set('citycode', commune.code);
  return url.href;
}

/** Nothing for what is no address of a commune that we know. */
function foundAddress(value: unknown): FoundAddress[] {
  const parsed = feature.safeParse(value);
  if (!parsed.success) return [];
  const { geometry, properties } = parsed.data;
  const commune = findCommune(properties.citycode);
  const precision = PRECISIONS[properties.type];
  if (!commune || !precision) return [];
  const [longitude, latitude] = geometry.coordinates;
  return [
    {
      label: properties.label,
      address: precision === 'commune' ? '' : properties.name,
      communeCode: commune.code,
      communeName: commune.name,
      latitude: round(latitude),
      longitude: round(longitude),
      precision,
      score: properties.score,
    },
  ];
}

/** To about a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

async function readBounded(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (!piece?.value) return Buffer.concat(pieces).toString('utf8');
    size += piece.value.length;
    if (size > LARGEST_ANSWER) {
      await reader?.cancel();
      throw new Error('the geocoder answers too much');
    }
    pieces.push(piece.value);
  }
}
