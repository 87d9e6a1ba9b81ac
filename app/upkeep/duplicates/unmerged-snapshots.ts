// Undoing a merge, field by field: what nobody changed since goes back to what it was, what changed waits for a choice.
import { type Field, ORGANISATION_FIELDS, SERVICE_FIELDS } from '../history/fields.ts';
import { differences, type EntrySnapshot, type ServiceSnapshot } from '../history/snapshot.ts';
import type { MergeRecord } from './merge-record.ts';

/** Something that changed since the merge. `unit` names the choice: `kept organisation.name`. */
export type ChangedUnit = {
  unit: string;
  label: string;
  /** What the merge wrote, what is there now, and what was there before the merge. */
  now: string | null;
  before: string | null;
};

type Row = Record<string, unknown>;
type Bring = (unit: string) => boolean;

export type Unmerged = { kept: EntrySnapshot; gone: EntrySnapshot };

/** `bringsBack`: units for which the state before the merge wins over what was changed since. */
export function unmergedSnapshots(record: MergeRecord, now: Unmerged, bringsBack: ReadonlySet<string>): Unmerged {
  const bring: Bring = (unit) => bringsBack.has(unit);
  const movedIds = new Set(record.goneBefore.services.map(({ id }) => id));
  const present = new Map([...now.kept.services, ...now.gone.services].map((service) => [service.id, service]));
  const after = new Map(record.keptAfter.services.map((service) => [service.id, service]));
  const own = (before: EntrySnapshot) =>
    before.services.flatMap((service) =>
      unmergedService(service, after.get(service.id), present.get(service.id), bring),
    );
  const known = new Set([...record.keptBefore.services, ...record.keptAfter.services].map(({ id }) => id));
  return {
    kept: {
      organisation: threeWay(record.keptBefore, record.keptAfter, now.kept, 'kept', bring),
      contacts: listOf(
        'kept contacts',
        record.keptBefore.contacts,
        record.keptAfter.contacts,
        now.kept.contacts,
        bring,
      ),
      services: [
        ...own(record.keptBefore),
        // Written since the merge: it stays where it was written.
        ...now.kept.services.filter(({ id }) => !known.has(id) && !movedIds.has(id)),
      ],
    },
    gone: {
      organisation: threeWay(record.goneBefore, record.goneAfter, now.gone, 'gone', bring),
      contacts: listOf(
        'gone contacts',
        record.goneBefore.contacts,
        record.goneAfter.contacts,
        now.gone.contacts,
        bring,
      ),
      services: [...own(record.goneBefore), ...now.gone.services.filter(({ id }) => !movedIds.has(id))],
    },
  };
}

/** Whole things that a person changed since: the merge of each comes with what it would go back to. */
export function changedSince(record: MergeRecord, now: Unmerged): ChangedUnit[] {
  const units = new Set<string>();
  const collect: Bring = (unit) => {
    units.add(unit);
    return false;
  };
  const asIs = unmergedSnapshotsWith(record, now, collect);
  const back = unmergedSnapshots(record, now, units);
  const lines = (['kept', 'gone'] as const).flatMap((side) =>
    differences(asIs[side], back[side]).map(({ path, label, before, after }) => ({
      unit: `${side} ${unitOf(path)}`,
      label,
      now: before,
      before: after,
    })),
  );
  return [...Map.groupBy(lines, ({ unit }) => unit)].map(([unit, parts]) => ({
    unit,
    label: [...new Set(parts.map(({ label }) => label))].join(', '),
    now: together(parts.map(({ now: text }) => text)),
    before: together(parts.map(({ before: text }) => text)),
  }));
}

function together(texts: (string | null)[]): string | null {
  const said = texts.filter((text) => text !== null);
  return said.length === 0 ? null : said.join('\n');
}

function unmergedSnapshotsWith(record: MergeRecord, now: Unmerged, collect: Bring): Unmerged {
  const all = { has: collect } as unknown as ReadonlySet<string>;
  return unmergedSnapshots(record, now, all);
}

/** `services.<id>.places.<id>.openingHours` → `services.<id>.places`; `organisation.name` and `contacts` as they are. */
function unitOf(path: string): string {
  const [first = '', second, third] = path.split('.');
  if (first === 'contacts') return first;
  if (first === 'organisation') return `${first}.${second}`;
  return [first, second, third].filter(Boolean).join('.');
}

function threeWay(before: EntrySnapshot, after: EntrySnapshot, now: EntrySnapshot, side: string, bring: Bring) {
  return fieldsOf(
    ORGANISATION_FIELDS,
    before.organisation,
    after.organisation,
    now.organisation,
    `${side} organisation`,
    bring,
  );
}

function unmergedService(
  before: ServiceSnapshot,
  after: ServiceSnapshot | undefined,
  now: ServiceSnapshot | undefined,
  bring: Bring,
): ServiceSnapshot[] {
  // It was joined with another one: it comes back as it was.
  if (!after) return [now ?? before];
  const path = `services.${before.id}`;
  if (!now) return bring(`kept ${path}`) || bring(`gone ${path}`) ? [before] : [];
  const side = (unit: string) => bring(`kept ${unit}`) || bring(`gone ${unit}`);
  const list = <T>(name: string, ...of: [T[], T[], T[]]) => listOf(`${path}.${name}`, ...of, side);
  return [
    {
      ...fieldsOf(SERVICE_FIELDS, before, after, now, path, side),
      places: list('places', before.places, after.places, now.places),
      relays: list('relays', before.relays, after.relays, now.relays),
      closures: list('closures', before.closures, after.closures, now.closures),
      contacts: list('contacts', before.contacts, after.contacts, now.contacts),
    },
  ];
}

function fieldsOf<T extends object>(fields: Field[], before: T, after: T, now: T, path: string, bring: Bring): T {
  const result = { ...before } as Row;
  for (const { name, columns = [name] } of fields) {
    const differs = columns.some((column) => !isSame((after as Row)[column], (now as Row)[column]));
    if (!differs || bring(`${path}.${name}`)) continue;
    for (const column of columns) result[column] = (now as Row)[column];
  }
  return result as T;
}

function listOf<T>(unit: string, before: T[], after: T[], now: T[], bring: Bring): T[] {
  return isSame(after, now) || bring(unit) ? before : now;
}

/** The name of a door is read along: a renamed one is no change of this entry. The base keeps no order of names. */
function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (key, inner: unknown) => {
      if (key === 'organisationName') return undefined;
      if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
      return Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)));
    }) ?? ''
  );
}
