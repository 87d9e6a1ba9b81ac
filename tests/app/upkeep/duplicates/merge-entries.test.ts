import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mergeEntries, stateOf } from '#app/upkeep/duplicates/merge-entries.server.ts';
import type { MergeRecord } from '#app/upkeep/duplicates/merge-record.ts';
import { type MergeChoices, proposedChoices } from '#app/upkeep/duplicates/merge-snapshots.ts';
import { undoMerge } from '#app/upkeep/duplicates/undo-merge.server.ts';
import { changedSince } from '#app/upkeep/duplicates/unmerged-snapshots.ts';
import type { EntrySnapshot } from '#app/upkeep/history/snapshot.ts';
import { readSnapshot } from '#app/upkeep/history/versions.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { personActor } from '#tests/support/actors.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';

let base: FreshDatabase;
let database: Database;
let territory: string;
let actor: PersonActor;
let left: string;
let right: string;
let door: string;

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  territory = await writeTerritory(database);
  const [person] = await database.raw<{ id: string }[]>`
    insert into people (name, mail) values ('Samir Vidal', 'samir@exemple.example') returning id`;
  actor = personActor({
    id: person?.id ?? '',
    name: 'Samir Vidal',
    mail: 'samir@exemple.example',
    territories: [{ id: territory, name: 'Montpellier', role: 'coordinator' }],
  });
});
beforeEach(async () => {
  await database.raw`delete from organisations`;
  left = await writeOrganisation(database, territory, { slug: 'gefosat', name: 'Gefosat', description: 'Énergie' }, [
    {
      slug: 'visites',
      name: 'Visites à domicile',
      needs: ['froid-inconfort'],
      zones: ['34172'],
      points: [[43.6, 3.9]],
    },
    { slug: 'fonds', name: 'Fonds de travaux', needs: ['travaux-renovation'], zones: ['34172'] },
  ]);
  right = await writeOrganisation(
    database,
    territory,
    { slug: 'asso-gefosat', name: 'ASSOCIATION GEFOSAT', acronym: 'GFS', website: 'https://gefosat.example' },
    [
      {
        slug: 'visites',
        name: 'Visite à domicile',
        needs: ['froid-inconfort', 'eau'],
        zones: ['34'],
        points: [[43.61, 3.91]],
      },
      { slug: 'conseil', name: 'Conseil aux copropriétés', needs: ['conseil-usages'], zones: ['34172'] },
    ],
  );
  door = await writeOrganisation(database, territory, { slug: 'ccas', name: 'CCAS' }, [
    { slug: 'aides', name: 'Aides', needs: ['aide-paiement'], zones: ['34172'] },
  ]);
  await database.raw`insert into service_relays (service_id, organisation_id, how) select id, ${right}, 'au téléphone' from services where slug = 'aides'`;
  await database.raw`insert into reports (organisation_id, service_id, reason) select ${right}, id, 'doublon' from services where organisation_id = ${right} and slug = 'visites'`;
  await database.raw`insert into memberships (person_id, role, organisation_id) values (${actor.id}, 'owner', ${left}), (${actor.id}, 'owner', ${right}), (${actor.id}, 'editor', ${right})`;
});
afterAll(async () => {
  await database?.close();
  await base?.drop();
});

function snapshots(): Promise<[EntrySnapshot, EntrySnapshot]> {
  return database.query(async (queries) => [await readSnapshot(queries, left), await readSnapshot(queries, right)]);
}

async function merge(change: (choices: MergeChoices) => MergeChoices = (choices) => choices): Promise<string> {
  const [a, b] = await snapshots();
  const choices = change(proposedChoices(a, b, 'left'));
  const id = await mergeEntries(database, { actor, leftId: left, rightId: right, choices, state: stateOf(a, b) });
  if (id === null) throw new Error('not merged');
  return id;
}

async function rowsOf(table: string) {
  return (await database.raw.unsafe(`select * from ${table} order by 1, 2, 3`)).map((row) => ({ ...row }));
}

async function everything() {
  const [a, b] = await snapshots();
  const relays = await rowsOf('service_relays');
  const reports = await rowsOf('reports');
  const memberships = (await rowsOf('memberships')).map(({ person_id, role, organisation_id }) => ({
    person_id,
    role,
    organisation_id,
  }));
  const redirects = await rowsOf('slug_redirects');
  const byText = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
  return { a, b, relays, reports, memberships: byText(memberships), redirects };
}

it('keeps the services of both, joins the equal ones, and moves what hangs on the entry', async () => {
  await merge();
  const [kept, gone] = await snapshots();
  expect(kept.organisation).toMatchObject({
    name: 'Gefosat',
    acronym: 'GFS',
    website: 'https://gefosat.example',
    status: 'published',
  });
  expect(kept.services.map(({ name }) => name).sort()).toEqual([
    'Conseil aux copropriétés',
    'Fonds de travaux',
    'Visites à domicile',
  ]);
  const joined = kept.services.find(({ slug }) => slug === 'visites');
  expect(joined).toMatchObject({ needs: ['froid-inconfort', 'eau'], zones: ['34172', '34'] });
  expect(joined?.places).toHaveLength(2);
  expect(gone).toMatchObject({ organisation: { status: 'archived' }, services: [] });
  // The same two numbers stood on both.
  expect(kept.contacts).toHaveLength(2);
  const [relay] = await rowsOf('service_relays');
  expect(relay).toMatchObject({ organisation_id: left, how: 'au téléphone' });
  const [report] = await rowsOf('reports');
  expect(report).toMatchObject({ organisation_id: left, service_id: joined?.id });
  const members = await rowsOf('memberships');
  expect(members.map(({ role, organisation_id: of }) => [role, of]).sort()).toEqual([
    ['editor', left],
    ['owner', left],
  ]);
  expect(await rowsOf('slug_redirects')).toMatchObject([{ slug: 'asso-gefosat', organisation_id: left }]);
  const versions =
    await database.raw`select organisation_id, cause, author_name from entry_versions where cause = 'fusion'`;
  expect(versions.map(({ organisation_id: id }) => id).sort()).toEqual([left, right, door].sort());
});

it('keeps both services when they are not to be joined, under addresses of their own', async () => {
  await merge((choices) => ({ ...choices, joins: [] }));
  const [kept] = await snapshots();
  expect(kept.services.map(({ slug }) => slug).sort()).toEqual(['conseil', 'fonds', 'visites', 'visites-2']);
});

it.each([
  ['left', 'left'],
  ['left', 'right'],
  ['right', 'left'],
  ['right', 'right'],
] as const)('gives everything back as it was: %s kept, words of the %s', async (keep, text) => {
  await database.raw`insert into favourites (person_id, organisation_id) values (${actor.id}, ${right})`;
  const before = await everything();
  const id = await merge((choices) => ({ ...choices, keep, joins: choices.joins.map((join) => ({ ...join, text })) }));
  const gone = keep === 'left' ? right : left;
  const [star] = await rowsOf('favourites');
  expect(star?.organisation_id).not.toBe(gone);
  const [a, b] = keep === 'left' ? await snapshots() : (await snapshots()).toReversed();
  if (!a || !b) throw new Error('no entries');
  expect(await undoMerge(database, { actor, mergeId: id, bringsBack: [], state: stateOf(a, b) })).toBe('done');
  expect(await everything()).toEqual(before);
  expect(await undoMerge(database, { actor, mergeId: id, bringsBack: [], state: stateOf(a, b) })).toBe('undone');
});

it.each([false, true])(
  'says field by field what was changed since, and brings it back when told to: %s',
  async (isBroughtBack) => {
    const id = await merge();
    await database.raw`update organisations set name = 'Gefosat 34' where id = ${left}`;
    await database.raw`update services set description = 'Écrit depuis' where organisation_id = ${left} and slug = 'conseil'`;
    const [a, b] = await snapshots();
    const [row] = await database.raw<{ record: MergeRecord }[]>`select record from merges where id = ${id}`;
    if (!row) throw new Error('no merge');
    const changed = changedSince(row.record, { kept: a, gone: b });
    expect(changed.map(({ label, now, before }) => [label.replaceAll(/\p{Zs}/gu, ' '), now, before])).toEqual([
      ['Nom', 'Gefosat 34', 'Gefosat'],
      ['Service « Conseil aux copropriétés » : description', 'Écrit depuis', null],
    ]);
    const bringsBack = isBroughtBack ? changed.map(({ unit }) => unit) : [];
    expect(await undoMerge(database, { actor, mergeId: id, bringsBack, state: stateOf(a, b) })).toBe('done');
    const [kept, gone] = await snapshots();
    expect(kept.organisation.name).toBe(isBroughtBack ? 'Gefosat' : 'Gefosat 34');
    expect(gone.services.find(({ slug }) => slug === 'conseil')?.description).toBe(isBroughtBack ? '' : 'Écrit depuis');
    expect(gone.organisation.status).toBe('published');
  },
);

it('writes nothing when somebody saved in between', async () => {
  const [a, b] = await snapshots();
  await database.raw`update services set name = 'Autrement' where organisation_id = ${right} and slug = 'conseil'`;
  const before = await everything();
  const choices = proposedChoices(a, b, 'left');
  expect(
    await mergeEntries(database, { actor, leftId: left, rightId: right, choices, state: stateOf(a, b) }),
  ).toBeNull();
  expect(await everything()).toEqual(before);
});

it('lets one of ten merges at once happen', async () => {
  const [a, b] = await snapshots();
  const asked = { actor, leftId: left, rightId: right, choices: proposedChoices(a, b, 'right'), state: stateOf(a, b) };
  const answers = await Promise.all(Array.from({ length: 10 }, () => mergeEntries(database, asked)));
  expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
  expect(await rowsOf('merges')).toHaveLength(1);
});

async function upkeep() {
  const requests =
    await database.raw`select id, organisation_id, closed_at is null as "isOpen" from freshness_requests order by asked_at`;
  const cadences = await database.raw`select organisation_id, months from entry_cadences order by 1`;
  const drafts = await database.raw`select subject, organisation_id, form from entry_drafts order by 1`;
  return { requests: [...requests], cadences: [...cadences], drafts: [...drafts] };
}

async function writeUpkeep(): Promise<void> {
  const { raw } = database;
  await raw`delete from entry_drafts`;
  await raw`insert into freshness_requests (organisation_id, asked_at, expires_at, closed_at) values
    (${right}, '2026-01-01', '2026-03-01', '2026-02-01'), (${right}, '2026-07-01', '2026-09-01', null)`;
  await raw`insert into entry_cadences (organisation_id, months, set_at) values (${right}, 3, '2026-01-01')`;
  for (const subject of ['asso-gefosat', 'asso-gefosat/services/conseil', 'asso-gefosat/services/visites'])
    await raw`insert into entry_drafts (person_id, subject, organisation_id, form, revision)
      values (${actor.id}, ${subject}, ${right}, ${raw.json({ nom: subject })}, 1)`;
}

it('moves what the entry was asked, its rhythm and what was being typed, and an undo brings them back', async () => {
  await writeUpkeep();
  const before = await upkeep();
  const id = await merge();
  const merged = await upkeep();
  expect(merged.requests.map(({ organisation_id: of, isOpen }) => [of, isOpen])).toEqual([
    [left, false],
    [left, true],
  ]);
  expect(merged.cadences).toContainEqual({ organisation_id: left, months: 3 });
  expect(merged.drafts.map(({ subject, organisation_id: of, form }) => [subject, of, form.nom])).toEqual([
    ['gefosat', left, 'asso-gefosat'],
    ['gefosat/services/conseil', left, 'asso-gefosat/services/conseil'],
    ['gefosat/services/visites', left, 'asso-gefosat/services/visites'],
  ]);
  const [a, b] = await snapshots();
  expect(await undoMerge(database, { actor, mergeId: id, bringsBack: [], state: stateOf(a, b) })).toBe('done');
  expect(await upkeep()).toEqual(before);
});

it('leaves the kept entry its own question, rhythm and draft', async () => {
  await writeUpkeep();
  await database.raw`insert into freshness_requests (organisation_id, asked_at, expires_at) values (${left}, '2026-08-01', '2026-10-01')`;
  await database.raw`insert into entry_cadences (organisation_id, months, set_at) values (${left}, 12, '2026-02-01')`;
  await database.raw`insert into entry_drafts (person_id, subject, organisation_id, form, revision)
    values (${actor.id}, 'gefosat', ${left}, '{"nom":"le mien"}', 1)`;
  const before = await upkeep();
  const id = await merge();
  const merged = await upkeep();
  expect(merged.requests.map(({ isOpen }) => isOpen)).toEqual([false, false, true]);
  expect(merged.cadences).toContainEqual({ organisation_id: left, months: 12 });
  expect(merged.drafts.find(({ subject }) => subject === 'gefosat')?.form).toEqual({ nom: 'le mien' });
  const [a, b] = await snapshots();
  expect(await undoMerge(database, { actor, mergeId: id, bringsBack: [], state: stateOf(a, b) })).toBe('done');
  expect(await upkeep()).toEqual(before);
});
