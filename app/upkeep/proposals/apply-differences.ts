// Carries chosen differences into an entry as it is now, leaving everything else as it is.
import { findCommune } from '#db/gazetteer.ts';
import { ITEMS, ORGANISATION_FIELDS, PLACE_FIELDS, SERVICE_FIELDS } from '../history/fields.ts';
import {
  type Difference,
  differences,
  type EntrySnapshot,
  type PlaceSnapshot,
  type ServiceSnapshot,
} from '../history/snapshot.ts';

type Row = Record<string, unknown>;
type Field = { name: string; columns?: string[] };

/** A point follows its address: it is no difference of its own where the address changes too. */
export function proposedDifferences(base: EntrySnapshot, proposed: EntrySnapshot): Difference[] {
  const all = differences(base, proposed);
  const paths = new Set(all.map(({ path }) => path));
  return all.filter(
    ({ path }) =>
      !path.endsWith('.point') || !['address', 'communeCode'].some((name) => paths.has(path.replace(/point$/, name))),
  );
}

/** `paths` come from `differences(…, proposed)`. What is gone from `now` in the meantime is passed over. */
export function applyDifferences(now: EntrySnapshot, proposed: EntrySnapshot, paths: readonly string[]): EntrySnapshot {
  const result = structuredClone(now);
  for (const path of paths) applyOne(result, proposed, path.split('.'));
  follow(now.organisation, result.organisation, proposed.organisation);
  for (const service of result.services) {
    const [before, wanted] = [now, proposed].map(
      (side) => side.services.find(({ id }) => id === service.id)?.places ?? [],
    );
    for (const place of service.places) {
      const same = (one: PlaceSnapshot) => one.id === place.id;
      const old = before?.find(same);
      if (old) follow(old, place, wanted?.find(same));
    }
  }
  return result;
}

type Path = string[];

function applyOne(result: EntrySnapshot, proposed: EntrySnapshot, path: Path): void {
  const [list = '', id = '', ...rest] = path;
  if (list === 'organisation') copyField(ORGANISATION_FIELDS, result.organisation, proposed.organisation, id);
  else if (list === 'contacts') takeOver(result.contacts, proposed.contacts, id);
  else if (rest.length === 0) takeOver(result.services, proposed.services, id);
  else {
    const [service, wanted] = [result, proposed].map((side) => side.services.find((one) => one.id === id));
    if (service && wanted) applyToService(service, wanted, rest);
  }
}

function applyToService(service: ServiceSnapshot, wanted: ServiceSnapshot, [name = '', id, last]: Path): void {
  if (id === undefined) copyField(SERVICE_FIELDS, service, wanted, name);
  else if (name === 'contacts') takeOver(service.contacts, wanted.contacts, id);
  else if (name === 'closures') takeOver(service.closures, wanted.closures, id);
  else if (name === 'relays') takeOver(service.relays, wanted.relays, id, ITEMS.relays.key);
  else if (last === undefined) takeOver(service.places, wanted.places, id);
  else {
    const [place, other] = [service, wanted].map(({ places }) => places.find((one) => one.id === id));
    if (place && other) copyField(PLACE_FIELDS, place, other, last);
  }
}

function copyField(fields: Field[], to: object, from: object, name: string): void {
  const field = fields.find((one) => one.name === name);
  if (!field) return;
  for (const column of field.columns ?? [name]) {
    if (column in from) (to as Row)[column] = (from as Row)[column];
  }
}

/** The line as proposed: changed, new or gone. */
function takeOver<T extends object>(list: T[], wanted: T[], id: string, key = 'id'): void {
  const isIt = (item: T) => (item as Row)[key] === id;
  const [at, found] = [list.findIndex(isIt), wanted.find(isIt)];
  if (at >= 0) list.splice(at, 1, ...(found ? [structuredClone(found)] : []));
  else if (found) list.push(structuredClone(found));
}

type Somewhere = Pick<PlaceSnapshot, 'address' | 'latitude' | 'longitude' | 'pointPrecision'> & {
  communeCode: string | null;
};

/** Another address is somewhere else: the proposed point if it is of that address, otherwise the commune. */
function follow(before: object, after: object, wanted: object | undefined): void {
  const [old, now, other] = [before, after, wanted] as [Somewhere, Partial<Somewhere>, Somewhere | undefined];
  const isAt = (place: Somewhere | undefined) =>
    place?.address === now.address && place?.communeCode === now.communeCode;
  if (isAt(old)) return;
  const isPlaced = isAt(other) && (other?.latitude !== old.latitude || other?.longitude !== old.longitude);
  const commune = now.communeCode ? findCommune(now.communeCode) : undefined;
  const point = isPlaced
    ? other
    : { latitude: commune?.lat, longitude: commune?.lon, pointPrecision: 'commune' as const };
  Object.assign(now, {
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    pointPrecision: point?.latitude === undefined || point.latitude === null ? null : point.pointPrecision,
  });
}
