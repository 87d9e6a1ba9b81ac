// What the link of a freshness mail lets its organisation say besides « Tout est exact », and all that it refuses.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { parisDay } from '#search/opening-hours.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { days, type Freshness, freshnessOf, SLUG } from '#tests/support/freshness.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

let app: TestApp;
let smtp: SmtpCatcher;
let fresh: Freshness;
let guest: Visitor;
let path: string;
let id: string;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ env: { SMTP_URL: smtp.url } });
  fresh = freshnessOf(app, smtp);
  guest = visitor(app);
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});
beforeEach(async () => {
  await fresh.clear();
  id = await fresh.makeDue(new Date());
  await fresh.ask(new Date());
  await fresh.send(new Date());
  path = fresh.link();
});

async function textOf(answer: Response | Promise<Response>): Promise<string> {
  return (await (await answer).text()).replaceAll('<!-- -->', '');
}

/** The fields of the correction as the browser would send them back. */
async function fields(): Promise<Record<string, string>> {
  const html = await textOf(guest.get(path));
  const form = html.split('<form').find((part) => part.includes('value="corriger"')) ?? '';
  const plain = (text: string) => text.replaceAll('&#x27;', '’').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => [
    /\bname="([^"]*)"/.exec(tag)?.[1] ?? '',
    plain(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ''),
  ]);
  const areas = [...form.matchAll(/<textarea[^>]*\bname="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g)].map(
    ([, name, text]) => [name ?? '', plain(text ?? '')],
  );
  return Object.fromEntries([...inputs, ...areas]);
}

it('applies a correction at once, keeps the rest, records it and mails the difference to the coordination', async () => {
  await app.database.raw`insert into contacts (organisation_id, channel, label, value, visibility)
    values (${id}, 'telephone', 'directrice', '01 99 00 77 77', 'coordination')`;
  const before = await fresh.entry();
  const form = await fields();
  const html = await textOf(guest.get(path));
  expect(html).not.toContain('01 99 00 77 77');
  const mine = Object.keys(form).find((name) => form[name] === 'accueil@essai.example') ?? '';
  // Names that the page does not show change nothing: the line of the coordination stays.
  const guessed = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`contact-valeur-${at}`, '']));
  const answer = await guest.post(path, {
    ...guessed,
    ...form,
    description: 'Nouvelle présentation.',
    [mine]: 'contact@essai.example',
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?fait=corrige`]);
  const after = await fresh.entry();
  expect(after).toMatchObject({
    name: before.name,
    acronym: before.acronym,
    kind: before.kind,
    siret: before.siret,
    latitude: before.latitude,
    description: 'Nouvelle présentation.',
    verified_by: 'lien reçu par courriel',
    revision: Number(before.revision) + 1,
  });
  const contacts = await app.database
    .raw`select value from contacts where organisation_id = ${id} and service_id is null`;
  const values = contacts.map(({ value }) => value);
  expect(values).toContain('contact@essai.example');
  expect(values).toContain('01 99 00 77 77');
  expect(values).not.toContain('accueil@essai.example');
  const [traits] = await app.database.raw`select mails from duplicate_traits where organisation_id = ${id}`;
  expect(traits?.mails).toContain('contact@essai.example');
  const [version] = await app.database
    .raw`select cause from entry_versions where organisation_id = ${id} order by number desc limit 1`;
  expect(version?.cause).toBe('courriel');
  smtp.mails.length = 0;
  expect(await fresh.send(new Date())).toMatchObject({ sent: 1 });
  expect(smtp.mails[0]?.to).toEqual(['coordination-montpellier@demonstration.example']);
  expect(smtp.mails[0]?.text).toMatch(/maintenant\s: Nouvelle présentation\./);
  expect(smtp.mails[0]?.text).not.toContain('01 99 00 77 77');
  expect((await guest.post(path, form)).status).toBe(410);
});

it('moves the point with the address, and asks nobody to mend what an import once let through', async () => {
  await app.database.raw`update organisations set siret = '123', website = 'www.sans-https.example' where id = ${id}`;
  await app.database.raw`insert into contacts (organisation_id, channel, label, value, visibility)
    values (${id}, 'telephone', 'zz numéro court', '3230 (gratuit)', 'public')`;
  const form = await fields();
  expect(
    (await guest.post(path, { ...form, commune: 'Lunel (34145)', adresse: '1 place de la République' })).status,
  ).toBe(303);
  const after = await fresh.entry();
  expect(after).toMatchObject({
    commune_code: '34145',
    address: '1 place de la République',
    point_precision: 'commune',
  });
  expect(Number(after.longitude)).toBeGreaterThan(4);
  expect(after).toMatchObject({ siret: '123', website: 'www.sans-https.example' });
});

it('calls a correction that changes nothing a confirmation, and mails nobody', async () => {
  smtp.mails.length = 0;
  expect((await guest.post(path, await fields())).status).toBe(303);
  expect((await fresh.request()).answer).toBe('exact');
  expect(await fresh.send(new Date())).toMatchObject({ sent: 0 });
});

it('says beside the field what is wrong, keeps what was typed and the link', async () => {
  const form = await fields();
  const answer = await guest.post(path, {
    ...form,
    nom: '',
    site: 'javascript:alert(1)',
    description: '<img onerror>',
  });
  expect(answer.status).toBe(400);
  const html = await textOf(answer);
  expect(html).toContain('Écrivez le nom de l’organisme.');
  expect(html).toContain('&lt;img onerror&gt;');
  expect((await guest.get(path)).status).toBe(200);
});

it('overwrites nobody: what was typed is shown beside the entry that somebody else saved', async () => {
  const form = await fields();
  await app.database
    .raw`update organisations set revision = revision + 1, description = 'Écrit entre-temps.' where id = ${id}`;
  const answer = await guest.post(path, { ...form, description: 'Écrit trop tard.' });
  expect(answer.status).toBe(409);
  const html = await textOf(answer);
  expect(html).toContain('Écrit trop tard.');
  expect(html).toContain('Écrit entre-temps.');
  expect((await fresh.entry()).description).toBe('Écrit entre-temps.');
});

it('announces that a service is full or closed, leaves the question open, and refuses days that mean nothing', async () => {
  const [service] = await app.database
    .raw`select id from services where organisation_id = ${id} and status = 'published' limit 1`;
  const [foreign] = await app.database.raw`select id from services where organisation_id <> ${id} limit 1`;
  const soon = parisDay(days(20, new Date()));
  const end = parisDay(days(30, new Date()));
  const full = await guest.post(path, { geste: 'complet', service: service?.id, jusquau: soon });
  expect(full.headers.get('location')).toBe(`${path}?fait=complet`);
  const closed = await guest.post(path, { geste: 'ferme', service: service?.id, du: soon, au: end });
  expect(closed.headers.get('location')).toBe(`${path}?fait=ferme`);
  const [row] = await app.database
    .raw`select capacity_state, capacity_until::text from services where id = ${service?.id}`;
  expect(row).toEqual({ capacity_state: 'complet', capacity_until: soon });
  const closures = await app.database
    .raw`select from_day::text, to_day::text from service_closures where service_id = ${service?.id} and from_day = ${soon}`;
  expect([...closures]).toEqual([{ from_day: soon, to_day: end }]);
  expect(await textOf(guest.get(`${path}?fait=complet`))).toContain('le service est annoncé complet');
  expect((await guest.post(path, { geste: 'complet', service: foreign?.id, jusquau: soon })).status).toBe(404);
  for (const [du, au] of [
    [end, soon],
    ['2020-01-01', '2020-01-02'],
    ['2026-02-30', soon],
    ['', ''],
  ])
    expect((await guest.post(path, { geste: 'ferme', service: service?.id, du, au } as never)).status).toBe(400);
  expect((await guest.post(path, { geste: 'complet', service: 'x', jusquau: '9999-12-31' })).status).toBe(400);
});

it('hands « nous n’existons plus » to the desk, where the entry is taken out with one click', async () => {
  expect((await guest.post(path, { geste: 'plus-la' })).headers.get('location')).toBe(`${path}?fait=plus-la`);
  expect((await fresh.entry()).status).toBe('published');
  expect(await textOf(guest.get(`${path}?fait=plus-la`))).toContain('Merci de nous l’avoir dit');
  const coordinator = await persona(app, 'coordination-montpellier');
  const act = await coordinator.post(`/administration/annuaire/${SLUG}/gestes`, { geste: 'retirer' });
  expect(act.status).toBe(303);
  expect((await fresh.request()).closed_at).not.toBeNull();
});

it('asks nobody at an address that says « ce n’est pas nous »', async () => {
  expect((await guest.post(path, { geste: 'pas-nous' })).status).toBe(303);
  expect(await fresh.ask(days(1, new Date()))).toMatchObject({ asked: 0, closed: 0 });
  await app.database.raw`update contacts set value = 'autre@essai.example' where value = 'accueil@essai.example'`;
  expect(await fresh.ask(days(2, new Date()))).toMatchObject({ asked: 1, closed: 1 });
  smtp.mails.length = 0;
  await fresh.send(days(2, new Date()));
  expect(smtp.mails.map(({ to }) => to[0])).toEqual(['autre@essai.example']);
});

it('answers calmly to forged, expired, archived and replayed links, and changes nothing', async () => {
  const before = await fresh.entry();
  const acts = ['exact', 'plus-la', 'corriger', 'complet'].map((geste) => ({
    geste,
    service: id,
    jusquau: '2026-12-24',
  }));
  const expectRefused = async (at: string, status: number) => {
    expect([at, (await guest.get(at)).status]).toEqual([at, status]);
    for (const act of acts) {
      const answered = (await guest.post(at, act)).status;
      expect([at, act.geste, [400, status].includes(answered)]).toEqual([at, act.geste, true]);
    }
  };
  await expectRefused(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`, 404);
  for (const forged of ['x', '%00', "'--", 'é', 'a'.repeat(5000), '..%2f'])
    expect((await guest.get(`/fiche/${forged}`)).status).toBeLessThan(500);
  await app.database.raw`update freshness_requests set expires_at = now() - interval '1 second'`;
  await expectRefused(path, 410);
  await app.database.raw`update freshness_requests set expires_at = now() + interval '1 day'`;
  await app.database.raw`update organisations set status = 'archived' where id = ${id}`;
  await expectRefused(path, 410);
  await app.database.raw`update organisations set status = 'published' where id = ${id}`;
  await expectRefused(path, 410);
  expect(await fresh.entry()).toMatchObject({ verified_at: before.verified_at, description: before.description });
  expect((await guest.post(path, { geste: 'inventé' })).status).toBe(400);
});

it('takes the form of a browser that names no origin on this page, and nowhere else', async () => {
  expect((await guest.post('/annuaire/x/signaler', {}, { origin: 'null' })).status).toBe(403);
  expect((await guest.post(path, { geste: 'exact' }, { origin: 'https://ailleurs.example' })).status).toBe(403);
  const foreign = { origin: 'null', 'sec-fetch-site': 'cross-site' };
  expect((await guest.post(path, { geste: 'exact' }, foreign)).status).toBe(403);
  expect((await guest.post(path, { geste: 'exact' }, { origin: 'null' })).status).toBe(303);
});
