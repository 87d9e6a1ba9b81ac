// A territory is made, set, brought back; its logo is redrawn, and what is no logo is refused.
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';

const LYON = '/administration/territoires/lyon';
let app: TestApp;
let administrator: Visitor;
let coordinator: Visitor;

beforeAll(async () => {
  app = await startApp();
  administrator = await persona(app, 'administration');
  coordinator = await persona(app, 'coordination-lyon');
});
afterAll(() => app?.close());

const settings = {
  nom: 'Lyon et alentours',
  zones: ['69123', '200046977'],
  centre: 'Lyon',
  'contact-nom': 'La Maison de l’énergie',
  'contact-courriel': 'reseau@exemple.fr',
  'contact-telephone': '01 99 00 12 34',
  signature: 'Le réseau lyonnais',
  acces: 'ouvert',
};

type Fields = Record<string, string | string[]>;

/** As a browser sends a form with a file in it. */
async function upload(by: Visitor, path: string, fields: Fields, image?: Blob): Promise<Response> {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  if (image) form.append('image', image, 'logo.png');
  return fetch(`${app.origin}${path}`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { origin: app.origin, cookie: `session=${by.cookie('session')}` },
  });
}

async function version(slug = 'lyon'): Promise<number> {
  const [row] = await app.database.raw`
    select coalesce(max(number), 0)::int as number from territory_versions
    join territories on territories.id = territory_id where slug = ${slug}`;
  return row?.number;
}

const row = async (slug = 'lyon') => (await app.database.raw`select * from territories where slug = ${slug}`)[0];

describe('settings', () => {
  it('are saved by the coordination, each save a version with who and what; an older one comes back', async () => {
    const before = await row();
    const saved = await upload(coordinator, LYON, { ...settings, version: String(await version()) });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${LYON}?fait=saved`]);
    expect(await row()).toMatchObject({ name: 'Lyon et alentours', contact_mail: 'reseau@exemple.fr' });
    expect(await version()).toBe(2);
    const page = await (await coordinator.get(LYON)).text();
    expect(page).toContain('Inès Delorme');
    expect(page).toContain('Le réseau lyonnais');
    const restored = await coordinator.post(LYON, { geste: 'revenir', numero: '1' });
    expect(restored.headers.get('location')).toBe(`${LYON}?fait=saved`);
    expect(await row()).toMatchObject({ name: before?.name, contact_mail: '' });
    expect(await version()).toBe(3);
    expect((await coordinator.post(LYON, { geste: 'revenir', numero: '99' })).status).toBe(404);
  });

  it('that change nothing make no version', async () => {
    await upload(coordinator, LYON, { ...settings, version: String(await version()) });
    const number = await version();
    const again = await upload(coordinator, LYON, { ...settings, version: String(number) });
    expect([again.headers.get('location'), await version()]).toEqual([`${LYON}?fait=unchanged`, number]);
  });

  it('of somebody faster are not overwritten unseen', async () => {
    const seen = String(await version());
    expect((await upload(coordinator, LYON, { ...settings, nom: 'Un', version: seen })).status).toBe(303);
    const late = await upload(administrator, LYON, { ...settings, nom: 'Deux', version: seen });
    const page = await late.text();
    expect([late.status, page.includes('Inès Delorme vient d’enregistrer'), page.includes('value="Deux"')]).toEqual([
      409,
      true,
      true,
    ]);
    expect((await row())?.name).toBe('Un');
  });

  it('cannot be rewritten afterwards, even by the application', async () => {
    await expect(app.database.raw`update territory_versions set person_name = 'Autre'`).rejects.toThrow(/permission/);
    await expect(app.database.raw`delete from territory_versions`).rejects.toThrow(/permission/);
  });

  it('take communes as they are typed, without script: the doubtful to be ticked, the unknown told', async () => {
    const number = String(await version());
    const asked = await upload(coordinator, LYON, {
      ...settings,
      version: number,
      geste: 'ajouter',
      ajout: 'Villeurbanne, Saint-Denis, Xyzzyville',
    });
    const page = await asked.text();
    expect(asked.status).toBe(200);
    expect(page).toMatch(/name="zones"[^>]*checked=""[^>]*value="69266"|value="69266"[^>]*checked/);
    expect(page).toContain('Laquelle vouliez-vous dire');
    expect(page).toContain('Xyzzyville');
    const refused = await upload(coordinator, LYON, { ...settings, version: number, ajout: 'Xyzzyville' });
    expect(refused.status).toBe(400);
    expect(String(await version())).toBe(number);
    const names = await (await coordinator.get('/administration/territoires/communes?q=villeurb')).json();
    expect(names[0]).toBe('Villeurbanne (69266)');
  });

  it.each<[string, Fields]>([
    ['no name', { nom: '' }],
    ['no commune', { zones: [] }],
    ['no centre', { centre: 'Xyzzyville' }],
    ['a mail that is none', { 'contact-courriel': 'pas une adresse' }],
    ['zero bytes', { nom: '\0', 'contact-telephone': '<img onerror>' }],
  ])('with %s are refused beside the field', async (_, wrong) => {
    const number = await version();
    const answer = await upload(coordinator, LYON, { ...settings, ...wrong, version: String(number) });
    expect([answer.status, await version()]).toEqual([400, number]);
  });
});

describe('a logo', () => {
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 4, background: '#0f5b63' } });
  const send = async (image: Blob) =>
    upload(coordinator, LYON, { ...settings, version: String(await version()) }, image);

  it('is redrawn to 512 pixels, served under its hash with an ETag, and found again at its territory', async () => {
    const png = await picture(1800, 900)
      .withMetadata({ exif: { IFD0: { Copyright: 'Secret' } } })
      .png()
      .toBuffer();
    expect((await send(new Blob([new Uint8Array(png)]))).status).toBe(303);
    const hash = (await row())?.logo_hash;
    const served = await visitor(app).get(`/logos/${hash}`);
    expect([served.status, served.headers.get('content-type'), served.headers.get('etag')]).toEqual([
      200,
      'image/webp',
      `"${hash}"`,
    ]);
    const bytes = Buffer.from(await served.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 512, height: 256 });
    expect(bytes.includes('Secret')).toBe(false);
    const again = await visitor(app).get(`/logos/${hash}`, { 'if-none-match': `"${hash}"` });
    expect(again.status).toBe(304);
    expect(await (await coordinator.get(LYON)).text()).toContain(`/logos/${hash}`);
  });

  it('is kept when something else in the form is wrong, and can be taken away', async () => {
    const jpeg = await picture(20, 20).jpeg().toBuffer();
    const answer = await upload(
      coordinator,
      LYON,
      { ...settings, nom: '', version: String(await version()) },
      new Blob([new Uint8Array(jpeg)]),
    );
    expect([answer.status, /name="logo" value="[\w-]{32}"/.test(await answer.text())]).toEqual([400, true]);
    await upload(coordinator, LYON, { ...settings, version: String(await version()), 'sans-logo': 'oui' });
    expect((await row())?.logo_hash).toBeNull();
  });

  it.each<[string, () => Promise<Blob> | Blob, number]>([
    ['a drawing with scripts', () => new Blob(['<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>']), 400],
    ['a page that says it is a picture', () => new Blob(['\x89PNG\r\n\x1a\n<html>']), 400],
    [
      'a cut picture',
      async () => new Blob([new Uint8Array((await picture(90, 90).png().toBuffer()).subarray(0, 60))]),
      400,
    ],
    ['more than 2 MB', () => new Blob([new Uint8Array(2_150_000)]), 413],
    ['more than any form', () => new Blob([new Uint8Array(4_000_000)]), 413],
  ])('is not %s', async (_, image, status) => {
    const number = await version();
    const answer = await send(await image());
    expect([answer.status, await version()]).toEqual([status, number]);
  });

  it('cannot unpack into a flood', async () => {
    const bomb = await picture(9_000, 9_000).png({ compressionLevel: 9 }).toBuffer();
    expect((await send(new Blob([new Uint8Array(bomb)]))).status).toBe(400);
  });

  it.each([
    ['no boundary', 'multipart/form-data', 'x'],
    ['a cut body', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="nom"\r\n\r\nLy'],
  ])('in a form with %s is refused, never a failure', async (_, type, body) => {
    const answer = await fetch(`${app.origin}${LYON}`, {
      method: 'POST',
      body,
      headers: { origin: app.origin, cookie: `session=${coordinator.cookie('session')}`, 'content-type': type },
    });
    expect(answer.status).toBe(400);
  });

  it('that does not exist is said to be missing', async () => {
    for (const hash of ['x', 'a'.repeat(32), '..%2f..%2fetc%2fpasswd', '%27'])
      expect((await visitor(app).get(`/logos/${hash}`)).status).toBe(404);
  });
});

describe('a new territory', () => {
  it('is made with its communes and the invitation of its first coordinator, who comes in', async () => {
    const made = await upload(administrator, '/administration/territoires/nouveau', {
      ...settings,
      nom: 'Nouveau',
      coordination: 'Léa Martin <lea@exemple.fr>',
    });
    const place = made.headers.get('location') ?? '';
    expect([made.status, place]).toEqual([303, '/administration/territoires/territoire-nouveau?fait=cree']);
    await expect
      .poll(async () => (await app.database.raw`select text from kept_mails where recipient = 'lea@exemple.fr'`).length)
      .toBe(1);
    const [mail] = await app.database.raw`select text from kept_mails where recipient = 'lea@exemple.fr'`;
    expect(mail?.text).toContain('Le réseau lyonnais');
    const jeton = /jeton=([\w-]+)/.exec(mail?.text)?.[1] ?? '';
    const lea = visitor(app);
    expect((await lea.post('/invitation', { jeton, nom: 'Léa Martin' })).headers.get('location')).toBe(
      '/administration',
    );
    expect((await lea.get('/administration/territoires/territoire-nouveau')).status).toBe(200);
    expect((await lea.get(LYON)).status).toBe(403);
    expect((await lea.get('/administration/territoires')).status).toBe(403);
  });

  it('twice of one name stands under two addresses', async () => {
    const both = await Promise.all(
      [1, 2].map(() => upload(administrator, '/administration/territoires/nouveau', { ...settings, nom: 'Jumeaux' })),
    );
    expect(both.map((answer) => answer.headers.get('location')).sort()).toEqual([
      '/administration/territoires/jumeaux-2?fait=cree',
      '/administration/territoires/jumeaux?fait=cree',
    ]);
  });

  it('with two first coordinators is asked again', async () => {
    const answer = await upload(administrator, '/administration/territoires/nouveau', {
      ...settings,
      nom: 'Refusé',
      coordination: 'a@exemple.fr, b@exemple.fr',
    });
    expect([answer.status, await row('refuse')]).toEqual([400, undefined]);
  });
});

it('its picture stands at the head of its own pages and sheets, and of no other', async () => {
  const png = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#b84514' } })
    .png()
    .toBuffer();
  await upload(coordinator, LYON, { ...settings, version: String(await version()) }, new Blob([new Uint8Array(png)]));
  const hash = (await row())?.logo_hash;
  await app.index();
  const [own] = await app.database.raw<{ slug: string; service: string }[]>`
    select organisations.slug, services.id as service from services join organisations on organisations.id = organisation_id
    join territories on territories.id = home_territory_id
    where territories.slug = 'lyon' and 'usagers' = any(mobilisation_for) limit 1`;
  const reader = visitor(app);
  for (const path of [
    '/annuaire?territoire=lyon',
    `/annuaire/${own?.slug}`,
    `/annuaire/feuille?service=${own?.service}`,
  ]) {
    await expect.poll(async () => (await reader.get(path)).text()).toContain(`/logos/${hash}`);
  }
  for (const path of ['/annuaire', '/annuaire?territoire=marseille', '/annuaire/caf-de-l-herault'])
    expect(await (await reader.get(path)).text()).not.toContain('/logos/');
});
