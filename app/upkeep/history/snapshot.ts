// An entry as a whole, as it is kept, compared and brought back. Dates and instants are texts: it travels as JSON.
import type {
  contacts,
  organisations,
  places,
  serviceClosures,
  serviceRelays,
  services,
} from '#db/schema/directory.ts';
import { type Field, ITEMS, type ItemField, ORGANISATION_FIELDS, PLACE_FIELDS, SERVICE_FIELDS } from './fields.ts';

type Stored<Row> = { [Name in keyof Row]: Date extends Row[Name] ? Exclude<Row[Name], Date> | string : Row[Name] };

/** What says nothing of the organisation itself: identity, bookkeeping, and who verified (a person's name). */
export const NOT_CONTENT = [
  ...(['id', 'slug', 'homeTerritoryId', 'source', 'sourceKey', 'verifiedBy'] as const),
  ...(['revision', 'createdAt', 'updatedAt'] as const),
] as const;

export type OrganisationSnapshot = Stored<Omit<typeof organisations.$inferSelect, (typeof NOT_CONTENT)[number]>>;
export type ContactSnapshot = Stored<Omit<typeof contacts.$inferSelect, 'organisationId'>>;
export type PlaceSnapshot = Stored<Omit<typeof places.$inferSelect, 'serviceId'>>;
export type ClosureSnapshot = Stored<Omit<typeof serviceClosures.$inferSelect, 'serviceId'>>;
/** `organisationName` is read along for people; writing passes over it. */
export type RelaySnapshot = Omit<typeof serviceRelays.$inferSelect, 'serviceId'> & { organisationName: string };
export type ServiceSnapshot = Stored<
  Omit<typeof services.$inferSelect, 'organisationId' | 'revision' | 'createdAt' | 'updatedAt'>
> & { places: PlaceSnapshot[]; relays: RelaySnapshot[]; closures: ClosureSnapshot[]; contacts: ContactSnapshot[] };

export type EntrySnapshot = {
  organisation: OrganisationSnapshot;
  contacts: ContactSnapshot[];
  services: ServiceSnapshot[];
};

export type Difference = {
  /** `organisation.name`, `services.<id>.publics`, `services.<id>.places.<id>.openingHours`, `contacts.<id>`. */
  path: string;
  label: string;
  before: string | null;
  after: string | null;
};

type Item = Record<string, unknown>;

/** In the order of the card; what people would read the same on both sides is no difference. */
export function differences(before: EntrySnapshot, after: EntrySnapshot): Difference[] {
  return [
    ...fieldDifferences('organisation', ORGANISATION_FIELDS, before.organisation, after.organisation, ''),
    ...itemDifferences('contacts', ITEMS.contacts, before.contacts, after.contacts, ''),
    ...pairs(before.services, after.services, serviceKey).flatMap(([old, now]) => serviceDifferences(old, now)),
  ];
}

function serviceDifferences(old: ServiceSnapshot | null, now: ServiceSnapshot | null): Difference[] {
  const service = old ?? now;
  if (!service) return [];
  const path = `services.${service.id}`;
  const label = `Service « ${service.name} »`;
  if (!old || !now) return [{ path, label, before: old?.name ?? null, after: now?.name ?? null }];
  const of = `${label} : `;
  return [
    ...fieldDifferences(path, SERVICE_FIELDS, old, now, of),
    ...pairs(old.places, now.places, placeKey).flatMap(([a, b]) => placeDifferences(path, of, a, b)),
    ...itemDifferences(`${path}.contacts`, ITEMS.contacts, old.contacts, now.contacts, of),
    ...itemDifferences(`${path}.relays`, ITEMS.relays, old.relays, now.relays, of),
    ...itemDifferences(`${path}.closures`, ITEMS.closures, old.closures, now.closures, of),
  ];
}

function placeDifferences(
  path: string,
  of: string,
  old: PlaceSnapshot | null,
  now: PlaceSnapshot | null,
): Difference[] {
  const place = old ?? now;
  if (!place) return [];
  const here = `${path}.places.${place.id}`;
  const label = `${of}lieu « ${place.label} »`;
  const say = (one: PlaceSnapshot | null) => one && sayAll(PLACE_FIELDS, one);
  if (!old || !now) return [{ path: here, label, before: say(old), after: say(now) }];
  return fieldDifferences(here, PLACE_FIELDS, old, now, `${label}, `);
}

function itemDifferences(
  path: string,
  { label, key, say }: ItemField,
  old: Item[],
  now: Item[],
  of: string,
): Difference[] {
  return pairs(old, now, say, key).flatMap(([a, b]) => {
    const [before, after] = [a && say(a), b && say(b)];
    if (before === after) return [];
    return [{ path: `${path}.${(a ?? b)?.[key]}`, label: of ? `${of}${small(label)}` : label, before, after }];
  });
}

function fieldDifferences(path: string, fields: Field[], old: Item, now: Item, of: string): Difference[] {
  return fields.flatMap(({ name, label, say }) => {
    const [before, after] = [say(old), say(now)];
    return before === after
      ? []
      : [{ path: `${path}.${name}`, label: of ? `${of}${small(label)}` : label, before, after }];
  });
}

/**
 * What belongs together on both sides: the same id first, then the same words (a save may have written a line anew),
 * in the order of the old side, then what is new.
 */
export function pairs<T extends object>(
  old: T[],
  now: T[],
  words: (item: T) => string,
  id = 'id',
): [T | null, T | null][] {
  const idOf = (item: T) => (item as Item)[id];
  const left = new Set(now);
  const found = new Map<T, T>();
  for (const sameness of [idOf, words]) {
    for (const item of old) {
      if (found.has(item)) continue;
      const twin = [...left].find((other) => sameness(other) === sameness(item));
      if (!twin) continue;
      found.set(item, twin);
      left.delete(twin);
    }
  }
  return [
    ...old.map((item): [T, T | null] => [item, found.get(item) ?? null]),
    ...[...left].map((item): [null, T] => [null, item]),
  ];
}

export function serviceKey({ slug, name }: ServiceSnapshot): string {
  return `${slug} ${name}`;
}

export function placeKey(place: PlaceSnapshot): string {
  return sayAll(PLACE_FIELDS, place);
}

function sayAll(fields: Field[], item: Item): string {
  return fields
    .map(({ say }) => say(item))
    .filter(Boolean)
    .join(' · ');
}

function small(label: string): string {
  return label.slice(0, 1).toLowerCase() + label.slice(1);
}
