// The long forms: rows added and taken away, addresses placed, hours and zones chosen, a draft that waits; without script,
// with the keyboard alone, and clean for axe.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser, newPage } from '#tests/support/browser.ts';

const ENTRY = '/administration/annuaire/caf-de-l-herault';
const NASTY = '<img src=x onerror="document.title=1">';
let app: TestApp;
let browser: Browser;
let addresses: Server;
let service = '';

beforeAll(async () => {
  addresses = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams.get('q') ?? '';
    const score = query.includes('incertaine') ? 0.3 : 0.95;
    const found = (name: string, lon: number) => ({
      geometry: { coordinates: [lon, 43.61] },
      properties: { label: `${name} 34000 Montpellier`, name, score, citycode: '34172', type: 'housenumber' },
    });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ features: [found('12 Rue des Lilas', 3.87), found('12 Rue des Lilas Blancs', 3.88)] }),
    );
  });
  await new Promise<void>((resolve) => addresses.listen(0, '127.0.0.1', resolve));
  const { port } = addresses.address() as AddressInfo;
  app = await startApp({ env: { GEOCODER_URL: `http://127.0.0.1:${port}/geocodage` } });
  browser = await launchBrowser();
  const [row] = await app.database.raw<{ slug: string }[]>`select services.slug from services
    join organisations on organisations.id = organisation_id where organisations.slug = 'caf-de-l-herault' order by 1 limit 1`;
  service = `${ENTRY}/services/${row?.slug}`;
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  addresses?.close();
});

/** axe is a script: it looks at the page as it was drawn without any. */
async function expectCleanWithoutScript(page: Page): Promise<void> {
  const html = (await page.content()).replaceAll(/<script[\s\S]*?<\/script>|<\/?noscript>/g, '');
  const drawn = await newPage(browser, app.origin, { viewport: page.viewportSize() });
  await drawn.route('**/dessin', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await drawn.goto('/dessin');
  await drawn.getByRole('group', { name: 'Horaires' }).waitFor();
  await expectClean(drawn);
  await drawn.context().close();
}

it('adds a place, places its address, a closure and a contact, without script', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, { javaScriptEnabled: false });
  await page.goto(service);
  const places = await page.getByRole('group', { name: /^Lieu \d/ }).count();
  await page.getByRole('button', { name: 'Ajouter un lieu' }).click();
  const place = page.getByRole('group', { name: `Lieu ${places + 1}` });
  await place.getByRole('textbox', { name: 'Nom du lieu' }).fill(`Permanence ${NASTY}`);
  await place.getByRole('textbox', { name: 'Adresse' }).fill('12 rue incertaine');
  await place.getByRole('textbox', { name: 'Commune' }).fill('Montpellier');
  await place.getByText('écrire les horaires en texte').click();
  await place.getByRole('textbox', { name: 'Horaires en texte' }).fill('Tu[1,3] 14:00-17:00; PH off');
  await place.getByRole('button', { name: 'Placer l’adresse' }).click();
  await page.getByText('Nous ne sommes pas sûrs de cette adresse').waitFor();
  await page.getByRole('button', { name: '12 Rue des Lilas Blancs 34000 Montpellier' }).click();
  await page.getByText('Placé').waitFor();
  await page.getByRole('button', { name: 'Ajouter une fermeture' }).click();
  const closure = page.getByRole('group', { name: /^Fermeture \d/ }).last();
  await closure.getByLabel('Du', { exact: true }).fill('2030-12-24');
  await closure.getByLabel('Au', { exact: true }).fill('2030-12-31');
  await closure.getByLabel('Pourquoi').fill('congés');
  await page.getByRole('button', { name: 'Ajouter une coordonnée' }).click();
  const contact = page.getByRole('group', { name: /^Coordonnée \d/ }).last();
  await contact.getByRole('textbox', { name: 'Numéro ou adresse' }).fill('04 67 00 00 98');
  await contact.getByRole('combobox', { name: 'Pour quel lieu' }).selectOption({ label: `Permanence ${NASTY}` });
  await page.getByRole('button', { name: 'Enregistrer le service' }).click();
  await page.getByText('C’est enregistré.').waitFor();
  const [stored] = await app.database.raw`select address, latitude, longitude, point_precision, opening_hours
    from places where label like 'Permanence <img%'`;
  expect(stored).toMatchObject({
    address: '12 Rue des Lilas Blancs',
    latitude: 43.61,
    longitude: 3.88,
    point_precision: 'adresse',
    opening_hours: 'Tu[1,3] 14:00-17:00; PH off',
  });
  const closures = await app.database
    .raw`select to_day::text as to, reason from service_closures where from_day = '2030-12-24'`;
  expect([...closures]).toEqual([{ to: '2030-12-31', reason: 'congés' }]);
  const [kept] = await app.database.raw`select contacts.value, places.label from contacts
    join places on places.id = contacts.place_id where contacts.value = '04 67 00 00 98'`;
  expect(kept?.label).toBe(`Permanence ${NASTY}`);
  await page.context().close();
});

it('keeps a name that would be a script inert on form, preview, list, card and map', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/);
  await page.goto(ENTRY);
  const name = await page.getByRole('textbox', { name: 'Nom', exact: true }).inputValue();
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill(`${name} ${NASTY}`);
  await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await page.getByText('C’est enregistré.').waitFor();
  await app.index();
  for (const path of [
    ENTRY,
    service,
    '/administration/annuaire',
    '/annuaire/caf-de-l-herault',
    '/annuaire?q=caf&vue=carte',
  ]) {
    await page.goto(path);
    await page.getByText('onerror').first().waitFor({ state: 'attached' });
    expect([path, await page.locator('img[src="x"]').count()]).toEqual([path, 0]);
    expect([path, await page.title()]).not.toEqual([path, '1']);
  }
  await page.goto(ENTRY);
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill(name);
  await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await page.getByText('C’est enregistré.').waitFor();
  await page.context().close();
});

it('says the hours day by day without script, at 320 px, and is told beside each clock what is missing', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, {
    javaScriptEnabled: false,
    viewport: { width: 320, height: 800 },
  });
  await page.goto(`${ENTRY}/services/nouveau`);
  await page.getByRole('button', { name: 'Ajouter un lieu' }).click();
  const place = page.getByRole('group', { name: 'Lieu 1' });
  const hours = place.getByRole('group', { name: 'Horaires' });
  for (const day of ['mardi', 'jeudi']) {
    await hours.getByRole('checkbox', { name: day }).check();
    await hours.getByLabel(`${day}, de`).fill('09:00');
  }
  await hours.getByLabel('mardi, à', { exact: true }).fill('12:00');
  await hours.getByRole('checkbox', { name: 'Fermé les jours fériés' }).check();
  await page.getByRole('button', { name: 'Ajouter le service' }).click();
  await page.getByText('champs sont à revoir').waitFor();
  const thursday = hours.getByLabel('jeudi, à', { exact: true });
  expect(await thursday.getAttribute('aria-invalid')).toBe('true');
  await hours.getByRole('group', { name: 'jeudi' }).getByText('Écrivez à quelle heure cela finit.').waitFor();
  expect(await hours.getByLabel('mardi, à', { exact: true }).inputValue()).toBe('12:00');
  await expectCleanWithoutScript(page);
  await thursday.fill('12:00');
  await page.getByRole('button', { name: 'Ajouter un lieu' }).click();
  expect(await place.getByRole('textbox', { name: 'Horaires en texte', includeHidden: true }).inputValue()).toBe(
    'Tu,Th 09:00-12:00; PH off',
  );
  await page.context().close();
});

it('keeps a draft while one types, gives it back, and gives it up; nothing is published so', async () => {
  const page = await enterAs(browser, app.origin, /Claire Fabre/);
  await page.goto(ENTRY);
  const before = await page.getByRole('textbox', { name: 'Présentation' }).inputValue();
  await page.getByRole('textbox', { name: 'Présentation' }).fill('Un texte commencé dans le train.');
  await page.getByText(/Brouillon gardé à/).waitFor();
  await page.getByRole('complementary', { name: 'Aperçu et qualité' }).getByText('commencé dans le train').waitFor();
  const [row] = await app.database.raw`select description from organisations where slug = 'caf-de-l-herault'`;
  expect(row?.description).toBe(before);
  await page.goto(ENTRY);
  await page.getByText(/Brouillon du .* repris/).waitFor();
  expect(await page.getByRole('textbox', { name: 'Présentation' }).inputValue()).toBe(
    'Un texte commencé dans le train.',
  );
  await expectClean(page);
  const other = await enterAs(browser, app.origin, /Samir Vidal/);
  await other.goto(ENTRY);
  expect(await other.getByRole('textbox', { name: 'Présentation' }).inputValue()).toBe(before);
  await page.getByRole('button', { name: 'Abandonner ce brouillon' }).click();
  await page.waitForURL((url) => url.pathname === ENTRY);
  expect(await page.getByRole('textbox', { name: 'Présentation' }).inputValue()).toBe(before);
  await page.context().close();
  await other.context().close();
});

/** The form of a service on a phone, its hours typed as text while the scripts are still on their way. */
async function typeBeforeScripts(path: string, hours: string): Promise<{ page: Page; arrive: () => void }> {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, { viewport: { width: 360, height: 780 } });
  const arrived = Promise.withResolvers<void>();
  await page.route('**/assets/*.js', async (route) => {
    await arrived.promise;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  await page.getByText('écrire les horaires en texte').click();
  await page.getByRole('textbox', { name: 'Horaires en texte' }).fill(hours);
  return { page, arrive: arrived.resolve };
}

it('keeps the hours that were typed before the scripts came, as days or still under the hand', async () => {
  const { raw } = app.database;
  const [row] = await raw<{ path: string }[]>`
    select '/administration/annuaire/' || o.slug || '/services/' || s.slug as path
      from places p join services s on s.id = p.service_id join organisations o on o.id = s.organisation_id
      join territories t on t.id = o.home_territory_id
      where t.slug = 'montpellier' and p.opening_hours is not null
        and (select count(*) from places other where other.service_id = s.id) = 1
      order by 1 limit 1`;
  if (!row) throw new Error('no place of the demonstration says when it is open');
  const field = '[name="lieu-horaires-0"]';
  const left = await typeBeforeScripts(row.path, 'Tu 14:00-17:00; We 09:00-11:30');
  await left.page.getByRole('textbox', { name: 'Nom du lieu' }).click();
  left.arrive();
  // Buttons that only scripts bring: they have come, and the form is alive.
  await left.page.getByRole('button', { name: 'Écrire les horaires en texte' }).waitFor();
  const lines = left.page.getByRole('group', { name: /^Jours et heures, ligne/ });
  expect(await lines.count()).toBe(2);
  expect(await lines.first().getByRole('checkbox', { name: 'mardi' }).isChecked()).toBe(true);
  expect(await lines.first().getByLabel('À, 1').inputValue()).toBe('17:00');
  expect(await left.page.locator(field).inputValue()).toBe('Tu 14:00-17:00; We 09:00-11:30');
  await left.page.getByRole('button', { name: 'Enregistrer le service' }).click();
  await left.page.waitForURL((url) => url.searchParams.get('fait') === 'enregistre');
  const saved = await raw`select id from places where opening_hours = 'Tu 14:00-17:00; We 09:00-11:30'`;
  expect(saved).toHaveLength(1);
  await left.page.context().close();

  const stayed = await typeBeforeScripts(row.path, 'Fr 10:00-12:00');
  stayed.arrive();
  await stayed.page.getByRole('button', { name: 'Choisir des jours et des heures' }).waitFor();
  expect(await stayed.page.locator(field).inputValue()).toBe('Fr 10:00-12:00');
  expect(await stayed.page.locator(field).evaluate((one) => one === document.activeElement)).toBe(true);
  await stayed.page.getByRole('button', { name: 'Choisir des jours et des heures' }).click();
  await stayed.page.getByRole('checkbox', { name: 'vendredi', checked: true }).waitFor();
  await stayed.page.context().close();
});

it('chooses hours and zones with the keyboard alone, and sees them read in French', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, { viewport: { width: 1280, height: 900 } });
  await page.goto(`${ENTRY}/services/nouveau`);
  await page.getByRole('button', { name: 'Ajouter un lieu' }).focus();
  await page.keyboard.press('Enter');
  const place = page.getByRole('group', { name: 'Lieu 1' });
  await expect
    .poll(() =>
      place.getByRole('textbox', { name: 'Nom du lieu' }).evaluate((field) => field === document.activeElement),
    )
    .toBe(true);
  const hours = place.getByRole('group', { name: 'Jours et heures, ligne 1' });
  for (const day of ['lundi', 'mardi']) {
    await hours.getByRole('checkbox', { name: day }).focus();
    await page.keyboard.press('Space');
  }
  await expect.poll(() => page.locator('input[name="lieu-horaires-0"]').inputValue()).toBe('Mo,Tu 09:00-12:00');
  await page.getByText(/lundi et mardi\s*: 9\s*h/).waitFor();
  await page.getByRole('textbox', { name: 'Zones d’intervention : ajouter' }).focus();
  await page.keyboard.type('sète');
  await page.getByRole('button', { name: 'Sète (34301)' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Retirer Sète (34301)' }).waitFor();
  await page.getByRole('img', { name: 'Les communes où le service agit' }).waitFor();
  await page.getByText(/le service agit à Sète/).waitFor();
  await expectClean(page);
  await page.context().close();
});

it('completes an address while one types, and moves its point with the arrows', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/);
  await page.goto(ENTRY);
  await page.getByRole('textbox', { name: 'Adresse', exact: false }).first().fill('12 rue des lil');
  await page.getByRole('button', { name: '12 Rue des Lilas 34000 Montpellier' }).click();
  await page.getByText('Placer le point à la main').first().click();
  const latitude = page.getByRole('textbox', { name: 'Latitude' });
  expect(await latitude.inputValue()).toBe('43.61');
  const pin = page.getByRole('button', { name: /Les flèches le déplacent/ });
  await pin.focus();
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(async () => Number(await latitude.inputValue()) > 43.61).toBe(true);
  await expectClean(page);
  await page.context().close();
});

it('says full, closed and open again from the card, sees it at once, and the search follows', async () => {
  const page = await enterAs(browser, app.origin, /Claire Fabre/, { viewport: { width: 360, height: 780 } });
  await page.goto('/annuaire/caf-de-l-herault');
  await page.getByText('Complet, fermé, disponible').click();
  await expectClean(page);
  await page.getByLabel('Jusqu’au').fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Dire complet' }).click();
  await page.getByText('visible dans la recherche dans quelques secondes').waitFor();
  await page.getByText('Complet', { exact: true }).filter({ visible: true }).first().waitFor();
  await expectClean(page);
  await app.database.raw`delete from search_outbox`;
  await page.getByText('C’est visible dans la recherche.').waitFor();
  await page.getByText('Complet, fermé, disponible').click();
  await page
    .getByRole('button', { name: /Disponible à nouveau/ })
    .first()
    .click();
  await page.getByText('C’est noté.').waitFor();
  const anybody = await newPage(browser, app.origin);
  await anybody.goto('/annuaire/caf-de-l-herault');
  expect(await anybody.getByRole('link', { name: 'Corriger' }).count()).toBe(0);
  await page.context().close();
  await anybody.context().close();
});

it('copies a service as a draft that only its keepers see', async () => {
  const page = await enterAs(browser, app.origin, /Claire Fabre/);
  await page.goto(service);
  await page.getByRole('button', { name: 'Dupliquer ce service' }).click();
  await page.getByText('Voici la copie.').waitFor();
  await expect.poll(() => page.getByRole('textbox', { name: 'Nom du service' }).inputValue()).toContain('(copie)');
  await page.getByRole('button', { name: 'Publier ce service' }).waitFor();
  await page.context().close();
});

it.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 320],
  ['dark', 320],
] as const)('axe finds nothing on the forms in use (%s, %i px)', async (colorScheme, width) => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, { colorScheme, viewport: { width, height: 800 } });
  for (const path of [
    '/administration/annuaire',
    ENTRY,
    service,
    `${ENTRY}/services/nouveau`,
    '/administration/annuaire/nouvelle',
  ]) {
    await page.goto(path);
    await expectClean(page);
  }
  await page.goto(service);
  for (const label of [
    'Ajouter un lieu',
    'Ajouter une fermeture',
    'Ajouter une coordonnée',
    'Ajouter une porte d’entrée',
  ])
    await page.getByRole('button', { name: label }).click();
  for (const summary of await page.locator('main details > summary').all()) await summary.click();
  await expectClean(page);
  await page.context().close();
});
