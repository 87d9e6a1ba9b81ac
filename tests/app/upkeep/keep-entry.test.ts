// Entries kept true through real requests: created, corrected, verified, taken out, reported; nobody overwrites anybody.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { writeOrganisation } from '#tests/support/directory.ts';
import { mergeNow } from '#tests/support/duplicates.ts';
import { formFields } from '#tests/support/forms.ts';
import { persona, type Visitor } from '#tests/support/sign-in.ts';

let app: TestApp;
let coordinator: Visitor;
let owner: Visitor;
const CAF = '/administration/annuaire/caf-de-l-herault';

beforeAll(async () => {
  app = await startApp();
  coordinator = await persona(app, 'coordination-montpellier');
  owner = await persona(app, 'agent-caf-herault');
});
afterAll(() => app?.close());

/** The fields of the long form as the browser would send them back. */
async function fieldsOf(browser: Visitor, path: string): Promise<Record<string, string | string[]>> {
  const html = await (await browser.get(path)).text();
  const form = [...html.matchAll(/<form[^>]*noValidate=""[\s\S]*?<\/form>/gi)][0]?.[0] ?? '';
  const fields: Record<string, string | string[]> = {};
  const add = (name: string, value: string) => {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  };
  const plain = (text: string) => text.replaceAll('&#x27;', '’').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    const isBox = /type="(checkbox|radio)"/.test(tag);
    if (name && (!isBox || /\bchecked=""/.test(tag))) add(name, plain(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ''));
  }
  for (const [, name = '', value = ''] of form.matchAll(
    /<textarea[^>]*\bname="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g,
  ))
    add(name, plain(value));
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*\bname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    add(
      name,
      /<option[^>]*\bselected=""[^>]*\bvalue="([^"]*)"|<option[^>]*value="([^"]*)"[^>]*selected=""/
        .exec(options)
        ?.slice(1)
        .find(Boolean) ?? '',
    );
  }
  return fields;
}

/** What a reader sees, without the marks that React puts between two texts. */
async function textOf(answer: Response | Promise<Response>): Promise<string> {
  return (await (await answer).text()).replaceAll('<!-- -->', '');
}

async function rowOf(slug: string) {
  const [row] = await app.database.raw`select * from organisations where slug = ${slug}`;
  return row;
}

it('saves a form that nobody touched without changing anything but the revision', async () => {
  const before = await rowOf('caf-de-l-herault');
  const contactsBefore = await app.database
    .raw`select channel, label, value, visibility from contacts where organisation_id = ${before?.id} order by 1, 2, 3`;
  const fields = await fieldsOf(owner, CAF);
  expect(fields.nom).toBe(before?.name);
  expect((await owner.post(CAF, fields)).headers.get('location')).toBe(`${CAF}?fait=enregistre`);
  const after = await rowOf('caf-de-l-herault');
  const { revision, updated_at, ...rest } = before ?? {};
  expect(after).toMatchObject(rest);
  expect(after?.revision).toBe(revision + 1);
  const contactsAfter = await app.database
    .raw`select channel, label, value, visibility from contacts where organisation_id = ${before?.id} order by 1, 2, 3`;
  expect([...contactsAfter]).toEqual([...contactsBefore]);
});

it('saves every demonstration service untouched, places and points included', async () => {
  const services = await app.database.raw<
    { slug: string }[]
  >`select services.slug from services join organisations on organisations.id = organisation_id where organisations.slug = 'caf-de-l-herault'`;
  const read = () => app.database.raw`
    select services.slug, needs, publics, zones, zone_exclusions, languages, papers, capacity_state, capacity_at, capacity_until, accueil, cost,
      (select json_agg(to_jsonb(places) order by places.id) from places where service_id = services.id) as places
    from services join organisations on organisations.id = organisation_id where organisations.slug = 'caf-de-l-herault' order by 1`;
  const before = await read();
  for (const { slug } of services) {
    const path = `${CAF}/services/${slug}`;
    const answer = await owner.post(path, await fieldsOf(owner, path));
    expect([slug, answer.status]).toEqual([slug, 303]);
  }
  expect([...(await read())]).toEqual([...before]);
});

it('shows both versions to the second of two editors, and keeps for each field the one chosen', async () => {
  const mine = await fieldsOf(owner, CAF);
  const theirs = await fieldsOf(coordinator, CAF);
  expect(
    (await coordinator.post(CAF, { ...theirs, sigle: 'CAF34', description: 'Écrit par la coordination.' })).status,
  ).toBe(303);
  const second = await owner.post(CAF, { ...mine, description: 'Écrit par la CAF.' });
  expect(second.status).toBe(409);
  const html = await textOf(second);
  expect(html).toContain('Quelqu’un d’autre vient d’enregistrer cette fiche');
  expect(html).toContain('Écrit par la coordination.');
  expect(html).toContain('Écrit par la CAF.');
  expect((await rowOf('caf-de-l-herault'))?.description).toBe('Écrit par la coordination.');

  const revision = /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
  const choices = { 'garder-sigle': 'enregistree', 'garder-description': 'mienne' };
  expect((await owner.post(CAF, { ...mine, description: 'Écrit par la CAF.', revision, ...choices })).status).toBe(303);
  expect(await rowOf('caf-de-l-herault')).toMatchObject({ acronym: 'CAF34', description: 'Écrit par la CAF.' });
});

it('proposes first what the other one changed in the fields that the second never touched', async () => {
  const mine = await fieldsOf(owner, CAF);
  const theirs = await fieldsOf(coordinator, CAF);
  const written = { sigle: 'CAF 34', description: 'Récrit par la coordination.' };
  expect((await coordinator.post(CAF, { ...theirs, ...written })).status).toBe(303);
  const second = await owner.post(CAF, { ...mine, description: 'Récrit par la CAF.' });
  const asShown = formFields(await second.text());
  expect(asShown).toMatchObject({ 'garder-sigle': 'enregistree', 'garder-description': 'mienne' });
  expect((await owner.post(CAF, asShown)).status).toBe(303);
  expect(await rowOf('caf-de-l-herault')).toMatchObject({ acronym: 'CAF 34', description: 'Récrit par la CAF.' });
});

it('lets one of ten editors at once save, and tells the nine others', async () => {
  const fields = await fieldsOf(owner, CAF);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) => owner.post(CAF, { ...fields, description: `Version ${at}` })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 9 }, () => 409)]);
});

it('says beside each field what is wrong, keeps what was typed and writes nothing', async () => {
  const before = await rowOf('caf-de-l-herault');
  const fields = await fieldsOf(owner, CAF);
  const answer = await owner.post(CAF, {
    ...fields,
    nom: '',
    site: 'javascript:alert(1)',
    siret: '12345678901234',
    commune: 'Saint-Denis',
    'contact-valeur-0': 'pas un numéro',
    'contact-canal-0': 'telephone',
    'contact-visibilite-0': 'public',
    description: '<img src=x onerror=alert(1)>',
  });
  expect(answer.status).toBe(400);
  const html = await textOf(answer);
  for (const words of [
    'Écrivez le nom de l’organisme.',
    'Écrivez l’adresse entière du site',
    'Un SIRET compte 14 chiffres',
    'Précisez',
    'Écrivez un numéro de téléphone',
  ]) {
    expect(html).toContain(words);
  }
  expect(html).not.toContain('<img src=x');
  expect(html).toContain('&lt;img src=x');
  expect(await rowOf('caf-de-l-herault')).toEqual(before);
});

it('creates an entry, its service, and both are found by search', async () => {
  const [territory] = await app.database.raw`select id from territories where slug = 'montpellier'`;
  const created = await coordinator.post('/administration/annuaire/nouvelle', {
    territoire: String(territory?.id),
    nom: 'Atelier Zyxwv',
    type: 'association-caritative',
    commune: '34000',
    'contact-canal-0': 'telephone',
    'contact-valeur-0': '04 67 00 00 99',
    'contact-visibilite-0': 'public',
  });
  expect(created.headers.get('location')).toBe('/administration/annuaire/atelier-zyxwv?fait=cree');
  const added = await coordinator.post('/administration/annuaire/atelier-zyxwv/services/nouveau', {
    nom: 'Prêt de radiateurs',
    besoins: ['froid-inconfort', 'equipements-economes'],
    'besoin-premier': 'equipements-economes',
    publics: 'tous',
    frais: 'gratuit',
    accueil: 'sur-place',
    zones: 'Montpellier\nHérault',
    'lieu-commune-0': 'Montpellier',
    'lieu-horaires-0': 'Mo-Fr 09:00-12:00',
  });
  expect(added.status).toBe(303);
  const [service] = await app.database
    .raw`select needs, zones, languages from services where name = 'Prêt de radiateurs'`;
  expect(service).toEqual({
    needs: ['equipements-economes', 'froid-inconfort'],
    zones: ['34172', '34'],
    languages: ['fr'],
  });
  await app.index();
  expect(await textOf(coordinator.get('/annuaire/atelier-zyxwv'))).toContain('Prêt de radiateurs');
});

it('refuses a service that says neither for whom nor where, or whose hours mean nothing', async () => {
  const answer = await owner.post(`${CAF}/services/nouveau`, {
    nom: 'X'.repeat(300),
    zones: 'Nulle-part-sur-Mer',
    'lieu-commune-0': 'Lyon',
    'lieu-horaires-0': 'quand on veut',
  });
  expect(answer.status).toBe(400);
  const html = await textOf(answer);
  for (const words of [
    'Choisissez au moins un besoin.',
    'Choisissez au moins un public',
    'Ces horaires n’ont pas été compris',
    'caractères au plus',
  ]) {
    expect(html).toContain(words);
  }
});

it('verifies in one click, and says who did', async () => {
  await app.database.raw`update organisations set verified_at = '2024-01-01' where slug = 'caf-de-l-herault'`;
  expect(await textOf(owner.get('/administration'))).toContain('Fiches à vérifier (1)');
  const answer = await owner.post(`${CAF}/gestes`, { geste: 'verifier', retour: 'https://ailleurs.example' });
  expect(answer.headers.get('location')).toBe(`${CAF}?fait=verifie`);
  const row = await rowOf('caf-de-l-herault');
  expect(row?.verified_by).toBe('Claire Fabre');
  expect(Date.now() - row?.verified_at.getTime()).toBeLessThan(60_000);
  expect(await textOf(owner.get('/administration'))).toContain('moins de six mois');
});

it('takes an entry out of the directory and brings it back', async () => {
  expect((await owner.post(`${CAF}/gestes`, { geste: 'retirer' })).status).toBe(303);
  await app.index();
  expect((await owner.get('/annuaire/caf-de-l-herault')).status).toBe(404);
  expect((await owner.get(CAF)).status).toBe(200);
  expect((await owner.post(`${CAF}/gestes`, { geste: 'remettre' })).status).toBe(303);
  await app.index();
  expect((await owner.get('/annuaire/caf-de-l-herault')).status).toBe(200);
});

it('brings a report to who keeps the entry, and settles it once', async () => {
  const stranger = await persona(app, 'coordination-lyon');
  expect(
    (
      await stranger.post('/annuaire/caf-de-l-herault/signaler', {
        raison: 'horaires-errones',
        message: 'Fermé le <b>lundi</b>.',
      })
    ).status,
  ).toBe(303);
  const desk = await textOf(owner.get('/administration'));
  expect(desk).toContain('Fermé le &lt;b&gt;lundi');
  expect(await textOf(stranger.get('/administration'))).not.toContain('Fermé le');
  const path = /\/administration\/signalements\/[0-9a-f-]{36}/.exec(desk)?.[0] ?? '';
  expect((await stranger.get(path)).status).toBe(403);
  expect((await owner.post(path, { suite: 'corrigee' })).headers.get('location')).toBe('/administration?fait=traite');
  expect((await owner.post(path, { suite: 'sans-suite' })).status).toBe(303);
  const [row] = await app.database.raw`select status, settled_by from reports where message like 'Fermé le%'`;
  expect(row).toEqual({ status: 'settled', settled_by: 'Claire Fabre' });
  const [{ count } = { count: 0 }] = await app.database
    .raw`select count(*)::int as count from audit_lines where action = 'report-settled'`;
  expect(count).toBe(1);
});

it('writes who did what, and nobody can rewrite it', async () => {
  const lines = await app.database.raw`select distinct person_name, action from audit_lines order by 1, 2`;
  expect(lines.map(({ person_name: name, action }) => `${name} ${action}`)).toEqual(
    expect.arrayContaining([
      'Claire Fabre entry-saved',
      'Claire Fabre entry-verified',
      'Samir Vidal entry-created',
      'Samir Vidal service-created',
    ]),
  );
  await expect(app.database.raw`update audit_lines set person_name = 'x'`).rejects.toThrow('permission denied');
  await expect(app.database.raw`delete from audit_lines`).rejects.toThrow('permission denied');
});

it.each(['nom', 'description', 'commune', 'site', 'siret', 'revision', 'verifie'])(
  'bears anything in %s',
  async (name) => {
    const fields = await fieldsOf(owner, CAF);
    for (const value of [
      '\u0000',
      '\uffff'.repeat(50),
      '%',
      "'; drop table people; --",
      'a'.repeat(60_000),
      '-1',
      'NaN',
      '1e999',
      '🙂'.repeat(300),
    ]) {
      const { status } = await owner.post(CAF, { ...fields, [name]: value });
      expect([name, value.slice(0, 20), status < 500]).toEqual([name, value.slice(0, 20), true]);
    }
  },
);

it('says of an entry that was merged where it went, and how to undo it', async () => {
  const [home] = await app.database.raw`select id from territories where slug = 'montpellier'`;
  const [kept, gone] = [
    await writeOrganisation(app.database, home?.id, { slug: 'relais-a', name: 'Relais A' }, []),
    await writeOrganisation(app.database, home?.id, { slug: 'relais-b', name: 'Relais B' }, []),
  ];
  const merge = await mergeNow(app.database, kept, gone);
  const html = await textOf(coordinator.get('/administration/annuaire/relais-b'));
  expect(html).toMatch(/Fusionnée avec «\s?Relais A\s?»/);
  expect(html).toContain(`/administration/fusions/${merge}`);
  expect(await textOf(coordinator.get('/administration/annuaire/relais-a'))).not.toContain('Fusionnée avec');
});
