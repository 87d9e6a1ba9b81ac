// Two entries become one: pure, so that every choice can be tried without a base.
import { normalise, words } from '#db/normalise.ts';
import type { ContactSnapshot, EntrySnapshot, OrganisationSnapshot, ServiceSnapshot } from '../history/snapshot.ts';
import { placeKey } from '../history/snapshot.ts';
import {
  type Choice,
  CONTACTS_FIELD,
  differingFields,
  MERGE_FIELDS,
  proposedChoice,
  type Side,
} from './merge-fields.ts';

/** `joins`: services said to be the same; `text` says whose words stay. Left and right are ids of services. */
export type MergeChoices = {
  keep: Side;
  fields: Record<string, Choice>;
  joins: { left: string; right: string; text: Side }[];
};

/** What the page proposes before anybody chose. */
export function proposedChoices(left: EntrySnapshot, right: EntrySnapshot, keep: Side): MergeChoices {
  return {
    keep,
    fields: Object.fromEntries(differingFields(left, right).map((row) => [row.name, proposedChoice(row, keep)])),
    joins: likeServices(left, right).map(([a, b]) => ({ left: a.id, right: b.id, text: keep })),
  };
}

/** Services that say the same thing: same name, or most of its words and the same first need. Each service once. */
export function likeServices(left: EntrySnapshot, right: EntrySnapshot): [ServiceSnapshot, ServiceSnapshot][] {
  const taken = new Set<string>();
  return left.services.flatMap((own) => {
    const twin = right.services.find((other) => !taken.has(other.id) && isLike(own, other));
    if (!twin) return [];
    taken.add(twin.id);
    return [[own, twin] satisfies [ServiceSnapshot, ServiceSnapshot]];
  });
}

function isLike(a: ServiceSnapshot, b: ServiceSnapshot): boolean {
  const [own, other] = [wordsOf(a.name), wordsOf(b.name)];
  const shared = [...own].filter((word) => other.has(word)).length;
  const share = shared / Math.max(1, Math.min(own.size, other.size));
  return normalise(a.name) === normalise(b.name) || (share >= 0.6 && a.needs[0] === b.needs[0]);
}

/** A plural is no other word. */
function wordsOf(text: string): Set<string> {
  return new Set(words(text).flatMap((word) => (word.length > 2 ? [word.replace(/[sx]$/, '')] : [])));
}

/** The entry that stays, as it will be. Ids of services and places are kept; slugs are made different. */
export function mergedSnapshot(left: EntrySnapshot, right: EntrySnapshot, choices: MergeChoices): EntrySnapshot {
  const kept = choices.keep === 'left' ? left : right;
  const organisation: OrganisationSnapshot = {
    ...kept.organisation,
    status: [left, right].some((one) => one.organisation.status === 'published')
      ? 'published'
      : kept.organisation.status,
  };
  for (const { name, columns, isList } of MERGE_FIELDS) {
    const choice = choices.fields[name] ?? choices.keep;
    for (const column of columns) {
      const value =
        isList && choice === 'both'
          ? union(left.organisation[column], right.organisation[column])
          : (choice === 'right' ? right : left).organisation[column];
      Object.assign(organisation, { [column]: value });
    }
  }
  const contacts = choices.fields[CONTACTS_FIELD] ?? 'both';
  return {
    organisation,
    contacts:
      contacts === 'both'
        ? oneOfEach([...left.contacts, ...right.contacts])
        : (contacts === 'left' ? left : right).contacts,
    services: mergedServices(left, right, choices),
  };
}

function mergedServices(left: EntrySnapshot, right: EntrySnapshot, { keep, joins }: MergeChoices): ServiceSnapshot[] {
  const [first, second] = keep === 'left' ? [left, right] : [right, left];
  const absorbed = new Map<string, ServiceSnapshot>();
  for (const { left: a, right: b, text } of joins) {
    const [own, other] = [left.services.find(({ id }) => id === a), right.services.find(({ id }) => id === b)];
    if (!own || !other) continue;
    absorbed.set(...(text === 'left' ? ([a, other] as const) : ([b, own] as const)));
  }
  const gone = new Set([...absorbed.values()].map(({ id }) => id));
  const slugs = new Set<string>();
  return [...first.services, ...second.services]
    .filter(({ id }) => !gone.has(id))
    .map((service) => {
      const other = absorbed.get(service.id);
      return other ? joinedService(service, other) : service;
    })
    .map((service) => ({ ...service, slug: freeSlug(service.slug, slugs) }));
}

/** The words of the first; what both list is put together. */
function joinedService(kept: ServiceSnapshot, other: ServiceSnapshot): ServiceSnapshot {
  const places = new Set(kept.places.map(placeKey));
  const relays = new Set(kept.relays.map(({ organisationId }) => organisationId));
  return {
    ...kept,
    status: [kept, other].some(({ status }) => status === 'published') ? 'published' : kept.status,
    needs: union(kept.needs, other.needs),
    responses: union(kept.responses, other.responses),
    // « Tous publics » says it all.
    publics: [kept, other].some(({ publics }) => publics.includes('tous'))
      ? ['tous']
      : union(kept.publics, other.publics),
    papers: union(kept.papers, other.papers),
    accueil: union(kept.accueil, other.accueil),
    mobilisation: union(kept.mobilisation, other.mobilisation),
    mobilisationFor: union(kept.mobilisationFor, other.mobilisationFor),
    languages: union(kept.languages, other.languages),
    zones: union(kept.zones, other.zones),
    // What one of them covers is covered.
    zoneExclusions: kept.zoneExclusions.filter(
      (code) => other.zoneExclusions.includes(code) || !other.zones.includes(code),
    ),
    places: [...kept.places, ...other.places.filter((place) => !places.has(placeKey(place)))],
    relays: [...kept.relays, ...other.relays.filter(({ organisationId }) => !relays.has(organisationId))],
    closures: [...kept.closures, ...other.closures],
    contacts: oneOfEach([
      ...kept.contacts,
      ...other.contacts.map((contact) => ({ ...contact, serviceId: contact.serviceId && kept.id })),
    ]),
  };
}

const WIDTH = ['coordination', 'professionnels', 'public'];

/** The same number twice stays once, shown to the fewer of the two. */
function oneOfEach(contacts: ContactSnapshot[]): ContactSnapshot[] {
  const kept = new Map<string, ContactSnapshot>();
  for (const contact of contacts) {
    const key = `${contact.channel} ${contact.channel === 'telephone' ? contact.value.replaceAll(/\D/g, '') : contact.value.toLowerCase()} ${contact.placeId ?? ''}`;
    const before = kept.get(key);
    if (!before) kept.set(key, contact);
    else if (WIDTH.indexOf(contact.visibility) < WIDTH.indexOf(before.visibility)) {
      kept.set(key, { ...before, visibility: contact.visibility });
    }
  }
  return [...kept.values()];
}

function union<T>(left: T, right: T): T {
  if (!Array.isArray(left) || !Array.isArray(right)) return left;
  const known = new Set(left.map((one) => JSON.stringify(one)));
  return [...left, ...right.filter((one) => !known.has(JSON.stringify(one)))] as T;
}

function freeSlug(slug: string, taken: Set<string>): string {
  let free = slug;
  for (let number = 2; taken.has(free); number += 1) free = `${slug}-${number}`;
  taken.add(free);
  return free;
}
