// Files that no table should be, uploads cut on the way, and processes killed while they write.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectionOptions } from '#db/connection.ts';
import { poll } from '#db/processes.ts';
import { bombWorkbook } from '#tests/support/bomb-workbook.ts';
import { dataFolder } from '#tests/support/data-folder.ts';
import { plantedImport } from '#tests/support/planted-import.ts';
import { bringUp, type RealInstallation, type RealWeb } from '#tests/support/real-installation.ts';
import { type Visitor, visitor } from '#tests/support/sign-in.ts';

const folder = dataFolder();
let app: RealInstallation;
let web: RealWeb;
let sql: postgres.Sql;
let coordinator: Visitor;
let territory = '';

beforeAll(async () => {
  app = await bringUp(folder.path);
  web = await startWeb();
  connect();
  const [row] = await sql<{ id: string }[]>`select id from territories where slug = 'montpellier'`;
  territory = row?.id ?? '';
  coordinator = await enter();
});
afterAll(async () => {
  await sql?.end({ timeout: 2 });
  await app?.stop();
  await folder.remove();
});

/** Under the name that the process knows itself by: another origin is refused. */
async function startWeb(): Promise<RealWeb> {
  const started = await app.startWeb();
  return { ...started, origin: started.origin.replace('127.0.0.1', 'localhost') };
}

function connect(): void {
  sql = postgres({ ...connectionOptions(app.migratorUrl), max: 2, onnotice: () => {} });
}

async function enter(): Promise<Visitor> {
  const browser = visitor(web);
  expect((await browser.post('/connexion/demo', { persona: 'coordination-montpellier' })).status).toBe(303);
  return browser;
}

async function send(name: string, content: string | Uint8Array): Promise<Response> {
  const form = new FormData();
  form.set('territoire', territory);
  form.set('source', 'Épreuve');
  form.set('fichier', new Blob([content as BlobPart]), name);
  return fetch(`${web.origin}/administration/import`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { origin: web.origin, cookie: `session=${coordinator.cookie('session')}` },
  });
}

async function importsKept(): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from imports`;
  return row?.count ?? -1;
}

function leftovers(): string[] {
  return readdirSync(path.join(folder.path, 'tmp')).filter((name) => name.startsWith('import-'));
}

const million = `${'a;'.repeat(1_000_000)}\n${'1;'.repeat(1_000_000)}\n`;

it.each([
  ['a million columns', 'large.csv', () => million, 'démesurée'],
  ['more columns than a table has', 'colonnes.csv', () => `${'nom;'.repeat(300)}\n`, 'colonnes'],
  [
    'a quote never closed',
    'guillemet.csv',
    () => 'Nom;Commune\n"Jamais fermé;Montpellier\nAutre;Lattes\n',
    'jamais refermé',
  ],
  ['nothing', 'vide.csv', () => '', 'vide'],
  ['noise', 'bruit.csv', () => Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 251), 'n’est pas un texte'],
  ['a page', 'page.csv', () => '<!doctype html><html><body>Bonjour</body></html>', 'n’est pas un tableau'],
  [
    'an old workbook',
    'ancien.xls',
    () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    'ancien classeur',
  ],
  [
    'an archive that is no workbook',
    'archive.xlsx',
    () => bombWorkbook({ name: 'autre.txt', bytes: 100 }),
    'n’est pas un classeur Excel',
  ],
  [
    'a workbook cut in two',
    'coupe.xlsx',
    () => bombWorkbook({ name: 'xl/workbook.xml', bytes: 100 }).subarray(0, 60),
    'abîmé',
  ],
  [
    'a workbook that swells',
    'bombe.xlsx',
    () => bombWorkbook({ name: 'xl/workbook.xml', bytes: 60_000_000 }),
    'démesuré',
  ],
  [
    'a workbook that lies about its size',
    'menteur.xlsx',
    () => bombWorkbook({ name: 'xl/workbook.xml', bytes: 60_000_000, declared: 10 }),
    'import',
  ],
  ['JSON cut in two', 'coupe.json', () => '[{"id": "1", "nom": "X"', 'incomplet'],
  ['JSON of something else', 'autre.json', () => '{"a": 1}', 'data·inclusion'],
])('%s is refused with a sentence, and nothing is kept', async (_, name, content, words) => {
  const before = await importsKept();
  const answer = await send(name, content());
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(words);
  expect(await importsKept()).toBe(before);
  expect(leftovers()).toEqual([]);
});

it('answers 413 to 200 MB at once, before they have arrived', async () => {
  const socket = createConnection(Number(new URL(web.origin).port), '127.0.0.1');
  const head = [
    'POST /administration/import HTTP/1.1',
    `Host: ${new URL(web.origin).host}`,
    `Origin: ${web.origin}`,
    `Cookie: session=${coordinator.cookie('session')}`,
    'Content-Type: multipart/form-data; boundary=x',
    'Content-Length: 200000000',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n--x\r\n`);
  const answer = await new Promise<string>((resolve, reject) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1.1 413 /);
  expect(answer).toContain('25 Mo');
});

it('answers 413 to a file that hides how heavy it is', async () => {
  // More than a page may take, and an end: whoever is slow to cut the line must not fill the memory of the test.
  let left = 60;
  const answer = await fetch(`${web.origin}/administration/import`, {
    method: 'POST',
    redirect: 'manual',
    duplex: 'half',
    headers: {
      origin: web.origin,
      cookie: `session=${coordinator.cookie('session')}`,
      'content-type': 'multipart/form-data; boundary=x',
    },
    body: new ReadableStream({
      start: (controller) =>
        controller.enqueue(
          Buffer.from('--x\r\nContent-Disposition: form-data; name="fichier"; filename="f.csv"\r\n\r\n'),
        ),
      pull: (controller) => {
        left -= 1;
        if (left < 0) controller.close();
        else controller.enqueue(Buffer.alloc(1_000_000, 'a'));
      },
    }),
  } as RequestInit).catch(() => null);
  // Either the answer arrives or the line is cut first; the file stays nowhere.
  expect([413, undefined]).toContain(answer?.status);
  await poll(() => (leftovers().length === 0 ? true : null), { timeoutMs: 15_000 });
});

it('leaves nothing of an upload cut half-way', async () => {
  const before = await importsKept();
  const socket = createConnection(Number(new URL(web.origin).port), '127.0.0.1');
  const body = '--x\r\nContent-Disposition: form-data; name="fichier"; filename="f.csv"\r\n\r\nNom\nLa moitié';
  socket.write(
    `POST /administration/import HTTP/1.1\r\nHost: ${new URL(web.origin).host}\r\nOrigin: ${web.origin}\r\nCookie: session=${coordinator.cookie('session')}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 500000\r\n\r\n${body}`,
  );
  await poll(() => (leftovers().length > 0 ? true : null), { timeoutMs: 15_000 });
  socket.destroy();
  await poll(() => (leftovers().length === 0 ? true : null), { timeoutMs: 15_000 });
  expect(await importsKept()).toBe(before);
});

const entries = async () =>
  (await sql<{ count: number }[]>`select count(*)::int as count from organisations where source = 'import'`)[0]?.count;
const statusOf = async (id: string) =>
  (await sql<{ status: string }[]>`select status from imports where id = ${id}`)[0]?.status;

/** Holds a table that the import writes late, so that it stands in the middle of its transaction when it is killed. */
async function applyAndHold(id: string): Promise<{ release: () => Promise<void> }> {
  const held = await sql.reserve();
  await held`begin`;
  await held`lock table import_changes in exclusive mode`;
  void coordinator.post(`/administration/import/${id}`, { geste: 'ecrire' }).catch(() => null);
  await poll(
    async () =>
      (await sql`select from pg_locks where relation = 'import_changes'::regclass and not granted`).length > 0
        ? true
        : null,
    { timeoutMs: 30_000 },
  );
  return {
    release: async () => {
      await held`rollback`.catch(() => {});
      held.release();
    },
  };
}

async function checked(mark: string): Promise<string> {
  const answer = await send('tableau.csv', plantedImport({ mark }).csv);
  expect(answer.status).toBe(303);
  return answer.headers.get('location')?.split('/').at(-1) ?? '';
}

it('writes nothing when its process is killed, says so afterwards, and goes on from there', async () => {
  const id = await checked('Sureau');
  const hold = await applyAndHold(id);
  await web.kill();
  await hold.release();
  await poll(
    async () =>
      (await sql`select from pg_locks where locktype = 'advisory' and classid = 7426009`).length === 0 ? true : null,
    { timeoutMs: 10_000 },
  );
  expect([await statusOf(id), await entries()]).toEqual(['applying', 0]);
  web = await startWeb();
  coordinator = await enter();
  const page = await (await coordinator.get(`/administration/import/${id}`)).text();
  expect(page).toContain('L’écriture s’est interrompue');
  expect((await coordinator.post(`/administration/import/${id}`, { geste: 'reprendre' })).status).toBe(303);
  await poll(async () => ((await statusOf(id)) === 'applied' ? true : null), { timeoutMs: 30_000 });
  expect(await entries()).toBe(194);
});

it('writes nothing when the server behind its connection is killed, and lets one go back to the check', async () => {
  const before = await entries();
  const id = await checked('Genêt');
  const hold = await applyAndHold(id);
  const [writer] = await sql<
    { pid: number }[]
  >`select pid from pg_locks where locktype = 'advisory' and classid = 7426009`;
  // PostgreSQL then starts afresh under everybody.
  process.kill(writer?.pid ?? Number.NaN, 'SIGKILL');
  await hold.release();
  await poll(async () => ((await sql`select 1`.catch(() => [])).length > 0 ? true : null), { timeoutMs: 20_000 });
  const page = await poll(
    async () => {
      const answer = await coordinator.get(`/administration/import/${id}`).catch(() => null);
      if (answer === null) {
        // The driver may end the process with its connection: whoever supervises it starts it again.
        web = await startWeb();
        coordinator = await enter();
        return null;
      }
      const text = await answer.text();
      return text.includes('L’écriture s’est interrompue') ? text : null;
    },
    { timeoutMs: 60_000 },
  );
  expect(page).toContain('Rien n’a été écrit');
  expect(await entries()).toBe(before);
  await coordinator.post(`/administration/import/${id}`, { geste: 'revenir' });
  expect(await statusOf(id)).toBe('checked');
});

it('is also started from a terminal, and says what it did', async () => {
  const file = path.join(folder.path, 'terminal.csv');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(
    file,
    'Nom;Commune;Service;Besoins\nLa Halte du Terminal;Montpellier;Écoute;froid\nSans commune connue;Nulle-part-lès-Eaux;X;froid\n',
  );
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['scripts/import.ts', file, '--territoire', 'montpellier', ...args], {
      env: { ...process.env, DATABASE_URL: app.appUrl, NODE_ENV: 'production', LOG_LEVEL: 'silent' },
    });
  expect((await run()).stdout).toContain('Rien n’est écrit');
  const { stdout } = await run('--ecrire');
  expect(stdout).toMatch(/Ligne 3.*Commune inconnue/s);
  expect(await sql`select from organisations where name = 'La Halte du Terminal'`).toHaveLength(1);
});
