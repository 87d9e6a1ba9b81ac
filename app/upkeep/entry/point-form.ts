// An address, its commune and its point on the map as they are edited: for the seat of an organisation and for each place.

import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { findCommune } from '#db/gazetteer.ts';
import type { PointPrecision } from '#db/schema/directory.ts';
import { communeText, readCommune } from './commune-field.ts';
import { PRECISIONS, poseOf } from './point-words.ts';

export type AddressPoint = { address: string | null; communeCode: string | null; point: Point | null };
export type Point = { latitude: number; longitude: number; pointPrecision: PointPrecision };
export type StoredPoint = {
  address: string | null;
  communeCode: string | null;
  latitude: number | null;
  longitude: number | null;
  pointPrecision: PointPrecision | null;
};

/** The name of a part of the address: `adresse` of the seat, `lieu-adresse-2` of a place. */
export type NameOf = (part: string) => string;

const LONGEST_ADDRESS = 300;
/** The largest commune of the mainland is 45 km across. */
const FARTHEST_KM = 60;
const KM_PER_DEGREE = 111.2;

export function readPoint(nameOf: NameOf, draft: Draft, errors: Errors, before: StoredPoint | null): AddressPoint {
  const text = (part: string) => textOf(draft, nameOf(part));
  const address = text('adresse');
  if (address.length > LONGEST_ADDRESS)
    errors[nameOf('adresse')] = [`L’adresse : ${LONGEST_ADDRESS} caractères au plus.`];
  const communeCode = readCommune(text('commune'), errors, nameOf('commune'));
  const typed = readTyped(nameOf, draft, errors);
  const commune = communeCode === null ? undefined : findCommune(communeCode);
  if (!commune) return { address: address || null, communeCode, point: null };
  const own: Point = { latitude: commune.lat, longitude: commune.lon, pointPrecision: 'commune' };
  if (typed === null || !isStillThere(nameOf, draft, typed, before))
    return { address: address || null, communeCode, point: own };
  const away = kilometres(typed, own);
  if (away > FARTHEST_KM)
    errors[nameOf('latitude')] = [
      `Ce point est à ${Math.round(away)} km de ${commune.name} : vérifiez-le, ou videz-le.`,
    ];
  return { address: address || null, communeCode, point: typed };
}

export function pointDraft(nameOf: NameOf, stored: StoredPoint): Draft {
  const commune = communeText(stored.communeCode);
  return {
    [nameOf('adresse')]: stored.address ?? '',
    [nameOf('commune')]: commune,
    [nameOf('latitude')]: stored.latitude === null ? '' : String(stored.latitude),
    [nameOf('longitude')]: stored.longitude === null ? '' : String(stored.longitude),
    [nameOf('precision')]: stored.pointPrecision ?? '',
    [nameOf('pose')]: stored.latitude === null ? '' : poseOf(stored.address ?? '', commune),
  };
}

/** Another address is somewhere else, unless somebody placed the point anew. */
function isStillThere(nameOf: NameOf, draft: Draft, typed: Point, before: StoredPoint | null): boolean {
  const pose = textOf(draft, nameOf('pose'));
  if (pose === '' || pose === poseOf(textOf(draft, nameOf('adresse')), textOf(draft, nameOf('commune')))) return true;
  return before !== null && (before.latitude !== typed.latitude || before.longitude !== typed.longitude);
}

function readTyped(nameOf: NameOf, draft: Draft, errors: Errors): Point | null {
  const [latitude, longitude] = ['latitude', 'longitude'].map((part) => textOf(draft, nameOf(part)).replace(',', '.'));
  if (!latitude && !longitude) return null;
  const [lat, lon] = [latitude, longitude].map((text) =>
    /^-?\d{1,3}(\.\d{1,17})?$/.test(text ?? '') ? Number(text) : Number.NaN,
  );
  if (lat === undefined || lon === undefined || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
    errors[nameOf('latitude')] = ['Écrivez deux nombres, comme 43,61 et 3,88, ou videz les deux.'];
    return null;
  }
  const precision = PRECISIONS.find(({ value }) => value === textOf(draft, nameOf('precision')))?.value ?? 'adresse';
  return { latitude: lat, longitude: lon, pointPrecision: precision };
}

function kilometres(one: Point, other: Point): number {
  const dx = (one.longitude - other.longitude) * Math.cos((one.latitude * Math.PI) / 180);
  return Math.hypot(dx, one.latitude - other.latitude) * KM_PER_DEGREE;
}
