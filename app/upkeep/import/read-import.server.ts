// What a screen shows of an import: counts, what is wrong and where, words to settle, entries alike, what would change.
import { asc, eq, sql } from 'drizzle-orm';
import { type Field, ORGANISATION_FIELDS, PLACE_FIELDS, SERVICE_FIELDS } from '#app/upkeep/history/fields.ts';
import type { Database, Queries } from '#db/client.ts';
import { type ImportIssue, importRows } from '#db/schema/import.ts';
import { territories } from '#db/schema/territories.ts';
import { isAtWork } from './import-lock.ts';
import type { ImportRow } from './kept-import.server.ts';
import { readAlike } from './read-alike.server.ts';
import { choicesOfField, labelOfCode } from './reading/free-words.ts';
import { IMPORT_FIELDS, importField, mappingFault } from './reading/import-fields.ts';
import type { UndoReport } from './undo-import.server.ts';

const SHOWN = { issues: 200, words: 40, updates: 50 };

export type IssueView = ImportIssue & { line: number; name: string };
export type WordView = {
  field: string;
  fieldLabel: string;
  words: string;
  count: number;
  codes: string;
  options: { value: string; label: string }[];
};
export type ChangeView = { label: string; before: string; after: string };
export type UpdateView = {
  line: number;
  name: string;
  slug: string;
  isNewService: boolean;
  changes: ChangeView[];
  kept: ChangeView[];
  keptBy: string | null;
};

export async function readImport(database: Database, row: ImportRow) {
  const [territory] = await database.query((queries) =>
    queries.select().from(territories).where(eq(territories.id, row.territoryId)),
  );
  const isWaiting = row.status === 'checked';
  const [sample, issues, words, alike, updates, isBusy] = await database.query(
    (queries) =>
      Promise.all([
        isWaiting ? firstCells(queries, row.id) : [],
        readIssues(queries, row.id),
        isWaiting ? readWords(queries, row.id) : [],
        isWaiting ? readAlike(queries, row) : [],
        isWaiting ? readUpdates(queries, row.id) : [],
        row.status === 'applying' || row.status === 'undoing' ? isAtWork(queries, row.id) : false,
      ]),
    20_000,
  );
  return {
    id: row.id,
    source: row.source,
    fileName: row.fileName,
    reading: row.reading,
    territory: territory?.name ?? '',
    status: row.status,
    /** Its writer died: nothing was written, one may go on. */
    isStuck: (row.status === 'applying' || row.status === 'undoing') && !isBusy,
    progress: row.progress,
    counts: row.counts,
    by: row.personName,
    appliedAt: row.appliedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
    report: row.report as UndoReport | null,
    mappingFault: isWaiting ? mappingFault(row.mapping) : null,
    columns: row.headers.map((header, at) => ({
      header: header || `(colonne ${at + 1})`,
      field: row.mapping[at] ?? '',
      sample: (sample[at] ?? '').slice(0, 80),
    })),
    fields: IMPORT_FIELDS.map(({ code, label }) => ({ value: code, label })),
    issues,
    words,
    alike,
    updates,
  };
}

export type ImportView = Awaited<ReturnType<typeof readImport>>;

async function firstCells(queries: Queries, importId: string): Promise<string[]> {
  const [first] = await queries
    .select({ cells: importRows.cells })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .orderBy(asc(importRows.line))
    .limit(1);
  return first?.cells ?? [];
}

async function readIssues(queries: Queries, importId: string): Promise<IssueView[]> {
  const rows = await queries.execute<{ line: number; name: string | null; issue: ImportIssue }>(sql`
    select line, organisation ->> 'name' as name, issue from import_rows cross join lateral jsonb_array_elements(issues) issue
    where import_id = ${importId} and issues <> '[]' order by (issue ->> 'level' = 'warning'), line limit ${SHOWN.issues}`);
  return rows.map(({ line, name, issue }) => ({ ...issue, line, name: name ?? '' }));
}

async function readWords(queries: Queries, importId: string): Promise<WordView[]> {
  const rows = await queries.execute<{ field: string; words: string; codes: string[]; count: number }>(sql`
    select w ->> 'field' as field, w ->> 'words' as words, w -> 'codes' as codes, count(*)::int as count
    from import_rows cross join lateral jsonb_array_elements(words) w where import_id = ${importId} and words <> '[]'
    group by 1, 2, 3 order by jsonb_array_length(w -> 'codes'), count(*) desc, 2 limit ${SHOWN.words}`);
  return rows.map(({ field, words, codes, count }) => ({
    field,
    fieldLabel: importField(field)?.label ?? field,
    words,
    count,
    codes: codes.join(','),
    options: [
      ...(codes.length > 1
        ? [{ value: codes.join(','), label: codes.map((code) => labelOfCode(field, code)).join(' et ') }]
        : []),
      ...choicesOfField(field),
    ],
  }));
}

type Judged = Record<string, unknown>;
type KeptFields = Record<string, Record<string, { n: unknown; c: unknown }>>;

async function readUpdates(queries: Queries, importId: string): Promise<UpdateView[]> {
  const rows = await queries.execute<{
    line: number;
    name: string;
    slug: string;
    changes: Judged | null;
    service_changes: Record<string, Judged> | null;
    kept: KeptFields | null;
    is_new: boolean;
    service_name: string | null;
    before: Judged;
    service_before: Judged | null;
    place_before: Judged | null;
    by: string | null;
  }>(sql`
    select r.line, o.name, o.slug, r.changes, r.service_changes, r.kept, r.service is not null and not r.is_service_known as is_new,
      r.service ->> 'name' as service_name, to_jsonb(o) as before, to_jsonb(s) as service_before, to_jsonb(p) as place_before,
      (select author_name from entry_versions v where v.organisation_id = o.id order by number desc limit 1) as by
    from import_rows r join organisations o on o.id = r.organisation_id
    left join services s on s.id = r.service_id left join places p on p.id = r.place_id and p.service_id = s.id
    where r.import_id = ${importId} and r.is_known and not r.is_refused
      and (r.changes is not null or r.service_changes is not null or r.kept is not null or (r.service is not null and not r.is_service_known))
    order by r.line limit ${SHOWN.updates}`);
  return rows.map((row) => {
    const kept = row.kept ?? {};
    return {
      line: row.line,
      name: row.name,
      slug: row.slug,
      isNewService: row.is_new,
      changes: [
        ...sayChanges(ORGANISATION_FIELDS, row.before, row.changes ?? {}),
        ...sayContacts(row.changes ?? {}),
        ...sayChanges(SERVICE_FIELDS, row.service_before ?? {}, row.service_changes?.service ?? {}),
        ...sayChanges(PLACE_FIELDS, row.place_before ?? {}, row.service_changes?.place ?? {}),
        ...(row.is_new ? [{ label: 'Nouveau service', before: '', after: row.service_name ?? '' }] : []),
      ],
      kept: [
        ...sayKept(ORGANISATION_FIELDS, kept.organisation ?? {}),
        ...sayKept(SERVICE_FIELDS, kept.service ?? {}),
        ...sayKept(PLACE_FIELDS, kept.place ?? {}),
      ],
      keptBy: row.by,
    };
  });
}

function sayChanges(fields: Field[], before: Judged, changes: Judged): ChangeView[] {
  const [old, given] = [camel(before), camel({ ...before, ...changes })];
  const changed = new Set(Object.keys(camel(changes)));
  return fields
    .filter(({ name, columns }) => (columns ?? [name]).some((column) => changed.has(column)))
    .map(({ label, say }) => ({ label, before: say(old) ?? '', after: say(given) ?? '' }))
    .filter(({ before: was, after }) => was !== after);
}

function sayContacts(changes: Judged): ChangeView[] {
  const added = Array.isArray(changes['+']) ? (changes['+'] as { value: string }[]) : [];
  const removed = Array.isArray(changes['-']) ? changes['-'].length : 0;
  return [
    ...added.map(({ value }) => ({ label: 'Coordonnée ajoutée', before: '', after: value })),
    ...(removed > 0 ? [{ label: 'Coordonnées que le tableau ne dit plus', before: String(removed), after: '' }] : []),
  ];
}

function sayKept(fields: Field[], kept: Record<string, { n: unknown; c: unknown }>): ChangeView[] {
  const side = (which: 'n' | 'c') =>
    camel(Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, value[which]])));
  const [now, file] = [side('c'), side('n')];
  const names = new Set(Object.keys(now));
  return fields
    .filter(({ name, columns }) => (columns ?? [name]).some((column) => names.has(column)))
    .map(({ label, say }) => ({ label, before: say(now) ?? '', after: say(file) ?? '' }));
}

/** Columns of the base → names of the code. */
export function camel(row: Judged): Judged {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
