/** `npm run screenshot`: the README's picture, or with `-- --all <folder>` every page, wide and narrow, by day and by night. */
import { spawn } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright-core';
import { readEnv } from '#app/server/env.ts';
import { chromiumOptions } from '#scripts/chromium.ts';
import { say, step } from '#scripts/say.ts';
import { root } from '#scripts/start-settings.ts';

const README_PICTURE = {
  file: path.join(root, 'docs', 'screenshot.png'),
  page: '/annuaire?q=j%27ai+froid+chez+moi+Montpellier',
};
const MAX_BYTES = 200_000;

const PAGES: Record<string, string> = {
  accueil: '/',
  annuaire: '/annuaire',
  recherche: README_PICTURE.page,
  faute: '/annuaire?q=facture+edf+montpelier',
  services: '/annuaire?par=services&besoin=humidite-moisissures',
  rien: '/annuaire?q=zzyzx+qwrtp',
  commune: '/annuaire?lieu=Saint-Denis',
  carte: '/annuaire?vue=carte',
  tableau: '/annuaire/qui-fait-quoi?commune=34172',
  guide: '/annuaire/guide',
  'guide-reponses': '/annuaire/guide?commune=34172&situation=facture&situation=froid&logement=locataire-prive',
  aide: '/aide',
  accessibilite: '/accessibilite',
  'donnees-personnelles': '/donnees-personnelles',
  introuvable: '/cette-page-n-existe-pas',
};

const env = readEnv();
const [option, folder] = process.argv.slice(2);
if (option !== undefined && (option !== '--all' || folder === undefined)) {
  say('Usage : npm run screenshot, ou npm run screenshot -- --all <dossier>');
  process.exit(1);
}

const stop = (await isReady()) ? async () => {} : await startDemonstration();
const browser = await chromium.launch(await chromiumOptions(process.env.CHROME_PATH || undefined));
try {
  await (folder === undefined ? takeReadmePicture(browser) : takeAllPictures(browser, folder));
} finally {
  await browser.close();
  await stop();
}

async function takeReadmePicture(browser: Browser): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    locale: 'fr-FR',
    reducedMotion: 'reduce',
  });
  await page.goto(`${env.publicUrl}${README_PICTURE.page}`, { waitUntil: 'networkidle' });
  mkdirSync(path.dirname(README_PICTURE.file), { recursive: true });
  await page.screenshot({ path: README_PICTURE.file });
  const { size } = statSync(README_PICTURE.file);
  say(`${path.relative(root, README_PICTURE.file)} : ${Math.round(size / 1000)} ko`);
  if (size > MAX_BYTES) throw new Error(`docs/screenshot.png pèse plus de ${MAX_BYTES / 1000} ko`);
}

async function takeAllPictures(browser: Browser, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const pages = { ...PAGES, ...(await firstCard()) };
  for (const width of [1280, 360]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        baseURL: env.publicUrl,
        viewport: { width, height: width === 360 ? 780 : 860 },
        hasTouch: width === 360,
        isMobile: width === 360,
        colorScheme,
        locale: 'fr-FR',
        reducedMotion: 'reduce',
      });
      await step(`${width} pixels, ${colorScheme === 'light' ? 'de jour' : 'de nuit'}`, async () => {
        for (const [name, address] of Object.entries(pages)) {
          const page = await context.newPage();
          await page.goto(address, { waitUntil: 'networkidle' });
          await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
          await page.close();
        }
      });
      await context.close();
    }
  }
}

async function firstCard(): Promise<Record<string, string>> {
  const answer = await fetch(`${env.publicUrl}/api/v1/annuaire?limite=1`);
  const { items } = (await answer.json()) as { items: { slug: string }[] };
  const slug = items[0]?.slug;
  return slug === undefined ? {} : { fiche: `/annuaire/${slug}`, signaler: `/annuaire/${slug}/signaler` };
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`${env.publicUrl}/ready`)).ok;
  } catch {
    return false;
  }
}

/** Starts `npm start` and gives back how to end it. */
async function startDemonstration(): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['scripts/start.ts'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error('La démonstration ne démarre pas : voir ci-dessus.');
    await wait(500);
  }
  return async () => {
    child.kill('SIGINT');
    await ended;
  };
}
