// A note of 100,000 keystrokes: readable from the server's HTML before any script, then editable, ours and stock in turns, in one
// Chromium: what each page asks of its main thread from the start of the navigation until the whole text stands where one can write,
// until a key pressed at once is in the text, until nothing more is done, and for keys typed in the middle of the text. Stock stands
// in our own page, its header, styles and hydration, where our text would stand: what differs is the note. On a bare page, which
// nobody would open, it is shown beside.

import { type Browser, type BrowserContext, chromium } from 'playwright-core';
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
import { KEYS, linesOf, type Place, playRound, type Round } from './trace-round.ts';
import { type TypedNote, typeNote } from './type-note.ts';

const PERSONA = 'coordination-lyon';
const WRITER = 'Ana';

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

const lettersOf = (lines: string[]) => lines.reduce((sum, line) => sum + line.length, 0);
const isSame = (one: string[], other: string[]) => JSON.stringify(one) === JSON.stringify(other);

type Contender = Record<'name' | 'place', string> &
  Record<'standing' | 'firstKey' | 'settled' | 'perKey' | 'perKeyScript', number>;
type Report = Pick<PartOptions, 'say'> & { played: Round[]; rounds: number; isRead: boolean; expected: string[] };

function report({ say, played, rounds, isRead, expected }: Report): PartResult {
  const contenders = (['ours', 'stock', 'stock, bare page'] as const).map((side): Contender => {
    const median = (figure: (round: Round) => number) =>
      round(percentile(played.filter((each) => each.side === side).map(figure), 0.5));
    return {
      name: `${side}, a note of ${lettersOf(expected)} letters`,
      place: side,
      standing: median(({ standing }) => standing.task),
      firstKey: median(({ firstKey }) => firstKey.task),
      settled: median(({ settled }) => settled.task),
      perKey: median(({ typing }) => typing.task / KEYS.length),
      perKeyScript: median(({ typing }) => typing.script / KEYS.length),
    };
  });
  const columns = ['standing', 'firstKey', 'settled', 'perKey', 'perKeyScript'] as const;
  say(
    `main thread, ms, median of ${rounds}; stock: its editor in our own page, with nothing of the text before its scripts`,
  );
  for (const line of table(
    ['', 'until editable', 'until a key is in', 'until quiet', 'each key', 'of it scripts'],
    contenders.map((one) => [one.place, ...columns.map((column) => one[column])]),
  ))
    say(line);
  const [ours, stock, bare] = contenders as [Contender, Contender, Contender];
  const against = (what: string, figure: (typeof columns)[number]) => ({
    [`main thread ${what}, ours / stock`]: round(ours[figure] / stock[figure]),
    [`main thread ${what}, ours / stock on a bare page`]: round(ours[figure] / bare[figure]),
  });
  return {
    checks: {
      'the server’s HTML holds the whole note before any script': isRead,
      'all pages hold the same text': played.every(({ lines }) => isSame(lines, expected)),
      'a key pressed as soon as our text stands is in it, and leaves': played.every(
        ({ side, isKeyTaken }) => side !== 'ours' || isKeyTaken,
      ),
      'editable in no more main-thread time than stock': ours.standing <= stock.standing,
      'a first key is in the text in no more main-thread time than stock': ours.firstKey <= stock.firstKey,
      'a key in no more main-thread time than stock': ours.perKey <= stock.perKey,
    },
    contenders,
    ratios: {
      ...against('until editable', 'standing'),
      ...against('until a first key is in', 'firstKey'),
      ...against('until quiet', 'settled'),
      ...against('for each key', 'perKey'),
    },
  };
}
