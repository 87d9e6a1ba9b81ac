// A note of 100,000 keystrokes: readable from the server's HTML before any script, then editable, ours and stock in turns, in one
// Chromium: what each page asks of its main thread until one can write, and for keys typed in the middle of the text. Stock stands
// in our own page, its header, styles and hydration, where our text would stand: what differs is the note. On a bare page, which
// nobody would open, it is shown beside.

import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import postgres from 'postgres';
import { compactNote } from '#app/notes/compact-notes.server.ts';
import { createNote } from '#app/notes/create-note.server.ts';
import { openLiveSql } from '#app/notes/live/live-sql.server.ts';
import { openNoteStore } from '#app/notes/note-store.server.ts';
import { createLog } from '#app/server/log.ts';
import { withActor } from '#db/actor.ts';
import { openDatabase } from '#db/client.ts';
import { connectionOptions } from '#db/connection.ts';
import { personaMail } from '#db/demo/demo-people.ts';
import { claimInstance } from '#db/instance.ts';
import { people } from '#db/schema/accounts.ts';
import { chromiumOptions } from '#scripts/chromium.ts';
import { percentile, round, table } from '../figures.ts';
import { freePort, startWeb } from '../web.ts';
import { madeKeystrokes, readKeystrokes, textOf } from './keystrokes.ts';
import { type PartOptions, type PartResult, sides } from './sides.ts';
import { serveStockPage, startStockInOurPage } from './stock-pages.ts';
import { type TypedNote, typeNote } from './type-note.ts';

const PERSONA = 'coordination-lyon';
const WRITER = 'Ana';
const TEXT = '.ProseMirror[contenteditable="true"]';
const KEYS = 'la facture de chauffage du logement est revenue '.repeat(4);
const PATIENCE_MS = 120_000;

type Spent = { task: number; script: number };
type PlaceName = 'ours' | 'stock' | 'stock, bare page';
type Round = { side: PlaceName; opening: Spent; typing: Spent; lines: string[] };
type Place = { side: PlaceName; url: string; context: () => Promise<BrowserContext> };

export async function measureTrace({ say, options, servers }: PartOptions): Promise<PartResult> {
  const count = Number(options.keystrokes ?? 100_000);
  const rounds = Number(options.rounds ?? 5);
  const strokes = options.trace ? readKeystrokes(options.trace, count) : madeKeystrokes(count);
  const expected = textOf(strokes);
  const typed = typeNote(strokes);
  say(
    `\n${count} keystrokes, ${options.trace ? 'of the trace' : 'of the shape of the trace'}: ${lettersOf(expected)} letters left`,
  );
  const database = openDatabase(servers.postgres.url('app'));
  await claimInstance(database, true);
  const [, stock] = sides(servers, database);
  const stockPort = await freePort();
  const stockWeb = await startStockInOurPage(servers, stockPort);
  const port = await freePort();
  const web = await startWeb(servers, port);
  const origin = `http://localhost:${port}`;
  const stockServer = await stock?.start();
  const stockPage = await serveStockPage();
  const browser = await chromium.launch(await chromiumOptions(process.env.CHROME_PATH || undefined));
  try {
    const { note, empty } = await ownNotes(servers.postgres.url('app'), typed);
    const stockNote = crypto.randomUUID();
    const owner = postgres({ ...connectionOptions(servers.postgres.url('app')), max: 1 });
    await owner`insert into stock_notes (name, state) values (${stockNote}, ${Buffer.from(typed.state)})`.finally(() =>
      owner.end(),
    );
    const cookies = await signIn(browser, origin);
    const read = await readWithoutScript(browser, `${origin}/notes/${note}`, cookies);
    const asked = `?url=${encodeURIComponent(stockServer?.url.replace('http', 'ws') ?? '')}&note=${stockNote}`;
    const places: Place[] = [
      { side: 'ours', url: `${origin}/notes/${note}`, context: () => browser.newContext({ storageState: cookies }) },
      {
        side: 'stock',
        url: `http://localhost:${stockPort}/notes/${empty}${asked}`,
        // Its server listens at another address, which the policy of our pages does not know.
        context: () => browser.newContext({ storageState: cookies, bypassCSP: true }),
      },
      { side: 'stock, bare page', url: `${stockPage.origin}/${asked}`, context: () => browser.newContext() },
    ];
    const played: Round[] = [];
    for (let turn = 0; turn < rounds; turn += 1) {
      for (const place of turn % 2 === 0 ? places : places.toReversed()) played.push(await playRound(place));
    }
    return report({ say, played, rounds, isRead: isSame(read, expected), expected });
  } finally {
    await browser.close();
    stockPage.close();
    await stockWeb.stop();
    await stockServer?.stop();
    await web.stop();
    await database.close();
  }
}

/** Through the log, key by key, then folded as every quarter of an hour; and one without a word, for the page that holds stock. */
async function ownNotes(databaseUrl: string, { updates, client }: TypedNote): Promise<{ note: string; empty: string }> {
  const database = openDatabase(databaseUrl, { connections: 1 });
  const sql = openLiveSql(databaseUrl);
  try {
    const [person] = await database.query((queries) =>
      queries
        .insert(people)
        .values({ mail: personaMail(PERSONA), name: WRITER })
        .returning({ id: people.id }),
    );
    const id = person?.id ?? '';
    const actor = { kind: 'person', id, territories: [], organisations: [] } as never;
    const newNote = () => withActor(database, actor, (queries) => createNote(queries, { kind: 'text', privateTo: id }));
    const [noteId, empty] = [await newNote(), await newNote()];
    const log = createLog('error');
    const nothing = () => {};
    const store = openNoteStore({
      sql,
      log,
      ownerEpoch: () => null,
      onSettled: nothing,
      onStale: nothing,
      onFull: nothing,
    });
    const authors = [{ noteId, client, author: id, name: WRITER, isRelayed: false }];
    for (const [at, update] of updates.entries())
      store.append({ noteId, epoch: 1, update, authors: at === 0 ? authors : [] });
    await store.settled(noteId);
    await store.close(1_000);
    if (!(await compactNote(sql, noteId, log))) throw new Error('the note was not folded');
    return { note: noteId, empty };
  } finally {
    await sql.close();
    await database.close();
  }
}

type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>;

async function signIn(browser: Browser, origin: string): Promise<Cookies> {
  const context = await browser.newContext();
  const answer = await context.request.post(`${origin}/connexion/demo`, {
    form: { persona: PERSONA },
    headers: { origin },
    maxRedirects: 0,
  });
  if (answer.status() >= 400) throw new Error(`nobody came in: ${answer.status()}`);
  const cookies = await context.storageState();
  await context.close();
  return cookies;
}

async function readWithoutScript(browser: Browser, url: string, storageState: Cookies): Promise<string[]> {
  const context = await browser.newContext({ storageState, javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(url);
    return await linesOf(page, '.rich');
  } finally {
    await context.close();
  }
}

/** Letters as they stand in the document: what is collapsed or drawn does not matter. */
async function linesOf(page: Page, selector: string): Promise<string[]> {
  return page.locator(`${selector} > p, ${selector} > .rich-part > p`).evaluateAll((all) =>
    all.map((each) => {
      const copy = each.cloneNode(true) as Element;
      for (const drawn of copy.querySelectorAll('.ProseMirror-widget, .collaboration-carets__caret')) drawn.remove();
      return copy.textContent ?? '';
    }),
  );
}

async function playRound({ side, url, context: open }: Place): Promise<Round> {
  const context = await open();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    // Time of the thread, not of the clock: what else runs on the machine is left out.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForSelector(`${TEXT} > p:nth-child(100)`, { timeout: PATIENCE_MS, state: 'attached' });
    const opening = await quiet(page, session);
    const lines = await linesOf(page, TEXT);
    await page
      .locator(`${TEXT} > p`)
      .nth(Math.floor(lines.length / 2))
      .click();
    await page.keyboard.press('End');
    const before = await quiet(page, session);
    for (const key of KEYS) await page.keyboard.press(key === ' ' ? 'Space' : key);
    const after = await quiet(page, session);
    for (let left = KEYS.length; left > 0; left -= 1) await page.keyboard.press('Backspace');
    await quiet(page, session);
    const typing = { task: after.task - before.task, script: after.script - before.script };
    return { side, opening, typing, lines };
  } finally {
    await context.close();
  }
}

/** Once a second has passed in which nearly nothing was done. */
async function quiet(page: Page, session: CDPSession): Promise<Spent> {
  let last = await spent(session);
  for (;;) {
    await page.waitForTimeout(1_000);
    const now = await spent(session);
    if (now.task - last.task < 20) return last;
    last = now;
  }
}

async function spent(session: CDPSession): Promise<Spent> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => 1_000 * (metrics.find((metric) => metric.name === name)?.value ?? 0);
  return { task: of('TaskDuration'), script: of('ScriptDuration') };
}

const lettersOf = (lines: string[]) => lines.reduce((sum, line) => sum + line.length, 0);
const isSame = (one: string[], other: string[]) => JSON.stringify(one) === JSON.stringify(other);

type Contender = { name: string; opening: number; openingScript: number; perKey: number; perKeyScript: number };
type Report = Pick<PartOptions, 'say'> & { played: Round[]; rounds: number; isRead: boolean; expected: string[] };

function report({ say, played, rounds, isRead, expected }: Report): PartResult {
  const median = (side: PlaceName, figure: (round: Round) => number) =>
    round(percentile(played.filter((each) => each.side === side).map(figure), 0.5));
  const names = ['ours', 'stock', 'stock, bare page'] as const;
  const contenders = names.map((side) => ({
    name: `${side}, a note of ${lettersOf(expected)} letters`,
    opening: median(side, ({ opening }) => opening.task),
    openingScript: median(side, ({ opening }) => opening.script),
    perKey: median(side, ({ typing }) => typing.task / KEYS.length),
    perKeyScript: median(side, ({ typing }) => typing.script / KEYS.length),
  }));
  const columns = ['opening', 'openingScript', 'perKey', 'perKeyScript'] as const;
  say(
    `main thread, ms, median of ${rounds}; stock: its editor in our own page, with nothing of the text before its scripts`,
  );
  for (const line of table(
    ['', 'until editable', 'of it scripts', 'each key', 'of it scripts'],
    contenders.map((one, at) => [names[at] ?? '', ...columns.map((column) => one[column])]),
  ))
    say(line);
  const [ours, stock, bare] = contenders as [Contender, Contender, Contender];
  const ratios = {
    'main thread until editable, ours / stock': round(ours.opening / stock.opening),
    'main thread until editable, ours / stock on a bare page': round(ours.opening / bare.opening),
    'main thread for each key, ours / stock': round(ours.perKey / stock.perKey),
    'main thread for each key, ours / stock on a bare page': round(ours.perKey / bare.perKey),
  };
  return {
    checks: {
      'the server’s HTML holds the whole note before any script': isRead,
      'both pages hold the same text': played.every(({ lines }) => isSame(lines, expected)),
      'editable in no more main-thread time than stock': ratios['main thread until editable, ours / stock'] <= 1,
      'a key in no more main-thread time than stock': ratios['main thread for each key, ours / stock'] <= 1,
    },
    contenders,
    ratios,
  };
}
