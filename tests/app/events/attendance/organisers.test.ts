// What organisers see and do: the list, the table, the sheet, the door.
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { textOf } from '#tests/support/forms.ts';
import { type Registering, registering, SLUG } from '#tests/support/registration.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const HERE = `/administration/evenements/${SLUG}`;
const LIST = `${HERE}/inscriptions`;
const DOOR = `${HERE}/presences`;
let app: TestApp;
let smtp: SmtpCatcher;
let at: Registering;
let coordinator: Visitor;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ env: { SMTP_URL: smtp.url } });
  at = registering(app, smtp);
  coordinator = await persona(app, 'coordination-montpellier');
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});
beforeEach(() => at.clear());

async function idOf(name: string): Promise<string> {
  return (await at.rows()).find((row) => row.name === name)?.id ?? '';
}

it('belongs to the coordination of the territory and to who organises, to nobody else', async () => {
  await at.write({ organiser: 'caf-de-l-herault' });
  const statuses: Record<string, number[]> = {};
  for (const code of ['coordination-montpellier', 'agent-caf-herault', 'coordination-lyon', 'equipe-compagnons'])
    for (const path of [LIST, `${LIST}/tableau`, DOOR, `${HERE}/emargement`])
      statuses[code] = [...(statuses[code] ?? []), (await (await persona(app, code)).get(path)).status];
  expect(statuses).toEqual({
    'coordination-montpellier': [200, 200, 200, 200],
    'agent-caf-herault': [200, 200, 200, 200],
    'coordination-lyon': [403, 403, 403, 403],
    'equipe-compagnons': [403, 403, 403, 403],
  });
  expect((await coordinator.get('/administration/evenements/inconnu/inscriptions')).status).toBe(404);
});

it('adds, cancels and gives a seat by hand, and the waiting list follows', async () => {
  await at.write({ capacity: 1 });
  await at.register('un@essai.example');
  await at.register('deux@essai.example');
  const post = (fields: Record<string, string>) => coordinator.post(LIST, fields);
  expect((await post({ geste: 'ajouter', nom: 'Sans courriel' })).headers.get('location')).toBe(`${LIST}?fait=ajout`);
  expect(
    (await post({ geste: 'ajouter', nom: 'Invitée', courriel: 'invitee@essai.example', chaise: 'oui' })).status,
  ).toBe(303);
  const known = await post({ geste: 'ajouter', nom: 'Encore', courriel: 'UN@essai.example' });
  expect([known.status, await textOf(known)]).toEqual([
    400,
    expect.stringContaining('Cette adresse est déjà sur la liste.'),
  ]);
  const states = async () => Object.fromEntries((await at.rows()).map(({ name, status }) => [name, status]));
  expect(await states()).toEqual({
    un: 'confirmed',
    deux: 'waiting',
    'Sans courriel': 'waiting',
    Invitée: 'confirmed',
  });
  expect((await post({ geste: 'placer', personne: await idOf('Sans courriel') })).status).toBe(303);
  expect(await states()).toMatchObject({ deux: 'waiting', 'Sans courriel': 'confirmed' });
  for (const name of ['un', 'Invitée', 'Sans courriel'])
    expect((await post({ geste: 'annuler', personne: await idOf(name) })).status).toBe(303);
  expect(await states()).toMatchObject({ deux: 'confirmed' });
  expect((await at.mailsTo('deux@essai.example', 2)).at(-1)?.text).toContain('une place s’est libérée');
  const page = await textOf(coordinator.get(LIST));
  expect(page).toContain('1 place gardée sur 1 · 3 annulées');
  expect((await post({ geste: 'annuler', personne: 'inconnu' })).status).toBe(404);
  expect((await post({ geste: 'autre' })).status).toBe(400);
});

it('lets who follows from afar say that they are there, while it is on and only then', async () => {
  await at.write({ inDays: 2 });
  await app.database.raw`update events set link = 'https://visio.example/essai'`;
  await at.register('zoe@essai.example');
  const path = await at.link('zoe@essai.example');
  const guest = visitor(app);
  expect(await textOf(guest.get(path))).not.toContain('Je suis là');
  expect((await guest.post(path, { geste: 'present' })).status).toBe(409);
  await app.database
    .raw`update events set starts_at = now() - interval '1 minute', ends_at = now() + interval '1 hour'`;
  expect(await textOf(guest.get(path))).toContain('Je suis là');
  for (let time = 0; time < 2; time += 1) expect((await guest.post(path, { geste: 'present' })).status).toBe(303);
  expect(await textOf(guest.get(path))).toContain('Votre présence est notée.');
  expect(await textOf(coordinator.get(DOOR))).toContain('1 personne notée présente, 1 attendue.');
});

it('opens and closes registration, and keeps the day on which participants are forgotten within a year', async () => {
  await at.write();
  const page = visitor(app);
  const open = async () => (await textOf(page.get(`/evenements/${SLUG}`))).includes(`/evenements/${SLUG}/inscription`);
  expect(await open()).toBe(true);
  expect((await coordinator.post(LIST, { geste: 'fermer' })).status).toBe(303);
  expect(await open()).toBe(false);
  expect(await textOf(coordinator.get(LIST))).toContain('Les inscriptions sont fermées');
  expect((await coordinator.post(LIST, { geste: 'ouvrir' })).status).toBe(303);
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  for (const day of ['', '2027-02-31x', inDays(5), inDays(500)])
    expect((await coordinator.post(LIST, { geste: 'effacement', 'effacer-le': day })).status).toBe(400);
  expect((await coordinator.post(LIST, { geste: 'effacement', 'effacer-le': inDays(60) })).status).toBe(303);
  expect(await textOf(coordinator.get(LIST))).toContain(inDays(60));
});

it('gives a table that no spreadsheet takes for formulas, and a sheet to sign without addresses', async () => {
  await at.write();
  await at.register('un@essai.example', {
    nom: '=HYPERLINK("http://x")',
    structure: 'CCAS de Montpellier',
    besoins: 'a;b\nc',
  });
  const table = await coordinator.get(`${LIST}/tableau`);
  const bytes = new Uint8Array(await table.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head, line] = parse(Buffer.from(bytes), { delimiter: ';', bom: true }) as string[][];
  expect(head).toEqual(['Nom', 'Structure', 'Courriel', 'État', 'Séances', 'Besoins', 'Inscription', 'Présences']);
  expect(line?.slice(0, 6)).toEqual([
    '\'=HYPERLINK("http://x")',
    'CCAS de Montpellier',
    'un@essai.example',
    'place gardée',
    '',
    'a;b\nc',
  ]);
  // A line break alone parts no row either, and gives no formula a place to begin.
  await at.register('deux@essai.example', { nom: 'Deux\n=1+1', besoins: 'Une place à l’avant\n=2+2' });
  const text = await (await coordinator.get(`${LIST}/tableau`)).text();
  const rows = parse(text, { delimiter: ';', bom: true, record_delimiter: '\r\n' }) as string[][];
  expect(rows.map(([name, , , , , needs]) => [name, needs]).slice(2)).toEqual([
    ['Deux =1+1', 'Une place à l’avant\n=2+2'],
  ]);
  expect(text).toContain('"Une place à l’avant\n=2+2"');
  const sheet = await textOf(coordinator.get(`${HERE}/emargement`));
  expect(sheet).toContain('CCAS de Montpellier');
  expect(sheet).not.toContain('essai.example');
});

it('notes who is there by name, who came without registering, and takes a mistake back', async () => {
  await at.write();
  for (const name of ['élise', 'marc']) await at.register(`${name.replace('é', 'e')}@essai.example`, { nom: name });
  const door = await textOf(coordinator.get(`${DOOR}?q=ELISE`));
  expect(door).toMatch(/Noter présent\(e\)<span class="sr-only"> élise/);
  expect(door).not.toContain('marc');
  const half = /name="demi-journee" value="([^"]+)"/.exec(door)?.[1] ?? '';
  const personne = await idOf('élise');
  const note = (geste: string, more = {}) => coordinator.post(DOOR, { geste, 'demi-journee': half, personne, ...more });
  const twice = await Promise.all([note('present'), note('present')]);
  expect(twice.map(({ status }) => status)).toEqual([303, 303]);
  expect(twice[0]?.headers.get('location')).toBe(`${DOOR}?demi-journee=${half}#p-${personne}`);
  expect(await textOf(coordinator.get(DOOR))).toContain('1 personne notée présente, 2 attendues.');
  expect((await note('passage', { nom: 'Passante', structure: 'ccas de montpellier' })).status).toBe(303);
  const wrong = await note('passage', { nom: '' });
  expect([wrong.status, await textOf(wrong)]).toEqual([400, expect.stringContaining('Écrivez le nom de la personne.')]);
  const both = await textOf(coordinator.get(DOOR));
  expect(both).toContain('2 personnes notées présentes');
  expect(both).toContain('CCAS de Montpellier');
  expect((await note('absent')).status).toBe(303);
  const walkIn = /id="p-([0-9a-f-]{36})"[^>]*><div[^>]*><strong>Passante/.exec(both)?.[1] ?? '';
  expect((await note('retirer', { personne: walkIn })).status).toBe(303);
  expect(await textOf(coordinator.get(DOOR))).toContain('0 personne notée présente');
  expect((await note('present', { 'demi-journee': '2020-01-01-matin' })).status).toBe(400);
  expect((await note('present', { personne: 'inconnu' })).status).toBe(404);
});

it('shows a scanned badge to organisers only, who note it by a click, never by opening', async () => {
  await at.write({ inDays: 0, organiser: 'caf-de-l-herault' });
  await app.database.raw`update events set ends_at = now() + interval '5 hours'`;
  await at.register('zoe@essai.example', { nom: 'Zoé Quokka', besoins: 'Boucle magnétique' });
  const mine = await textOf(visitor(app).get(await at.link('zoe@essai.example')));
  expect(mine).toContain('Votre place est gardée');
  const { createHash } = await import('node:crypto');
  const secret = (await at.link('zoe@essai.example')).split('/').at(-1) ?? '';
  const badge = `/evenements/presence/${createHash('sha256').update(`presence:${secret}`).digest('base64url')}`;
  for (const other of [visitor(app), await persona(app, 'coordination-lyon')]) {
    const seen = await textOf(other.get(badge));
    expect(seen).toContain('Montrez cet écran à l’accueil');
    expect(seen).not.toMatch(/Quokka|Boucle/);
    expect((await other.post(badge)).status).toBe(403);
  }
  const organiser = await persona(app, 'agent-caf-herault');
  for (let time = 0; time < 2; time += 1) expect(await textOf(organiser.get(badge))).toContain('Noter présent');
  expect((await organiser.post(badge)).headers.get('location')).toBe(badge);
  expect(await textOf(organiser.get(badge))).toContain('C’est noté');
  expect(await textOf(coordinator.get(DOOR))).toContain('1 personne notée présente, 1 attendue.');
  // The badge opens nothing else.
  expect((await visitor(app).get(badge.replace('presence', 'inscription'))).status).toBe(404);
  expect((await visitor(app).get('/evenements/presence/inconnu')).status).toBe(404);
});
