// From the commit of a correction until the search finds it: saved as the desk saves, carried by the relay, asked of
// Meilisearch as the page asks. Beside it, the same document handed straight to the same Meilisearch.
import { eq } from 'drizzle-orm';
import { readPerson } from '#app/accounts/read-person.server.ts';
import { entryDraft, readEntry } from '#app/upkeep/entry/entry-form.ts';
import { readOwnContacts } from '#app/upkeep/entry/kept-entry.server.ts';
import { saveEntry } from '#app/upkeep/entry/save-entry.server.ts';
import type { PersonActor } from '#db/actor.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { insertDemoPeople } from '#db/demo/insert-demo-people.ts';
import { insertSynthetic } from '#db/demo/insert-synthetic.ts';
import { claimInstance } from '#db/instance.ts';
import { organisations } from '#db/schema/directory.ts';
import type { SearchEngine } from '#search/engine.ts';
import { createMeilisearchEngine } from '#search/meilisearch.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { createPostgresEngine } from '#search/postgres.ts';
import { SERVICES_INDEX } from '#search/settings.ts';
import { currentDocuments, startRelay } from '#search/sync.ts';
import { meilisearchTarget, postgresTarget, succeed } from '#search/targets.ts';
import { indexEverything, insertDemonstrationNetwork } from './corpus.ts';
import { percentile, pick, round, seededRandom, table } from './figures.ts';
import { requestOfUrl } from './judge.ts';
import type { BenchOptions, BenchResult } from './result.ts';
import { withServers } from './servers.ts';

const SEED = 1;
/** Asked again this often until the answer holds the word. */
const LOOK_EVERY_MS = 5;
const PATIENCE_MS = 30_000;
const WITHIN_MS = 3_000;

type Row = typeof organisations.$inferSelect;

export async function run({ say, options }: BenchOptions): Promise<BenchResult> {
  const services = Number(options.services ?? 10_000);
  const saves = Number(options.saves ?? 100);
  return withServers(say, async (servers) => {
    const database = openDatabase(servers.postgres.url('app'));
    const client = openMeilisearch(servers.meilisearch);
    const engine = createMeilisearchEngine({ client, index: SERVICES_INDEX, deadlineMs: PATIENCE_MS });
    const fallback = createPostgresEngine(database);
    const random = seededRandom(SEED);
    try {
      await claimInstance(database, true);
      await insertDemonstrationNetwork(database);
      await insertDemoPeople(database);
      await insertSynthetic(database, { services, seed: SEED });
      say(`${await indexEverything(database, servers)} documents indexed; ${saves} saves follow, one at a time`);
      await database.raw`delete from search_outbox`;
      const actor = await someone(database);
      const rows = await database.query((queries) => queries.select().from(organisations), 30_000);
      const targets = [postgresTarget(database.raw), meilisearchTarget(client, SERVICES_INDEX)];
      const relay = await startRelay({ database, targets, log: { info: () => {}, warn: (_, told) => say(told) } });
      const found: number[] = [];
      const direct: number[] = [];
      let everywhere = 0;
      for (let at = 0; at < saves; at += 1) {
        const row = pick(rows, random);
        const word = uniqueWord(random);
        await save(database, { actor, id: row.id, word });
        const committed = performance.now();
        if (await becomesFound(engine, word, row.slug)) found.push(performance.now() - committed);
        await relay.drained();
        if (await isFound(fallback, word, row.slug)) everywhere += 1;
        direct.push(await handOver(database, { client, row, word: uniqueWord(random), engine }));
      }
      await relay.stop();
      return report({ say, found, direct, everywhere, saves });
    } finally {
      await database.close();
    }
  });
}

/** Somebody of the demonstration, as a session would know them. */
async function someone(database: Database): Promise<PersonActor> {
  const [row] = await database.raw<{ id: string }[]>`select id from people order by name limit 1`;
  const session = { sessionId: '', proof: 'mail', secondFactorAt: null, provenAt: new Date(), actingAs: null } as const;
  const person = row ? await readPerson(database, row.id, session) : null;
  if (!person) throw new Error('nobody to save as');
  return person;
}

/** As the form saves: the whole entry with one field changed, one transaction, a version, duplicates looked for. */
async function save(
  database: Database,
  { actor, id, word }: { actor: PersonActor; id: string; word: string },
): Promise<void> {
  const [before] = await database.query((queries) =>
    queries.select().from(organisations).where(eq(organisations.id, id)),
  );
  if (!before) throw new Error('the entry is gone');
  const own = await readOwnContacts(database, id);
  const read = readEntry({ ...entryDraft(before, own), description: `Présentation ${word}.` }, before);
  if ('errors' in read) throw new Error(`the form refuses: ${Object.keys(read.errors).join(', ')}`);
  const isSaved = await saveEntry(database, { actor, before, ...read, revision: before.revision, isVerified: true });
  if (!isSaved) throw new Error('somebody else saved');
}

/** The same documents without base, outbox and relay: what Meilisearch itself takes. */
async function handOver(
  database: Database,
  options: { client: ReturnType<typeof openMeilisearch>; row: Row; word: string; engine: SearchEngine },
): Promise<number> {
  const { client, row, word, engine } = options;
  const documents = await database.query((queries) => currentDocuments(queries, [row.id]), 30_000);
  const changed = documents.map((document) => ({ ...document, text: `${document.text} ${word}` }));
  const started = performance.now();
  await succeed(client, await client.index(SERVICES_INDEX).addDocuments(changed));
  if (!(await becomesFound(engine, word, row.slug))) throw new Error('Meilisearch does not find what it was handed');
  return performance.now() - started;
}

async function becomesFound(engine: SearchEngine, word: string, slug: string): Promise<boolean> {
  const started = performance.now();
  while (performance.now() - started < PATIENCE_MS) {
    if (await isFound(engine, word, slug)) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return false;
}

async function isFound(engine: SearchEngine, word: string, slug: string): Promise<boolean> {
  const request = requestOfUrl(new URLSearchParams({ q: word }), new Date());
  const { items } = await engine.search(request);
  return items.some(({ documents }) => documents[0]?.organisation.slug === slug);
}

/** Sixteen letters that nothing else holds. */
function uniqueWord(random: () => number): string {
  return Array.from({ length: 16 }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');
}

type Measured = {
  say: (line: string) => void;
  found: number[];
  direct: number[];
  everywhere: number;
  saves: number;
};

function report({ say, found, direct, everywhere, saves }: Measured): BenchResult {
  const contenders = [
    { name: 'saved at the desk, found by search', ...figuresOf(found) },
    { name: 'handed straight to Meilisearch, found', ...figuresOf(direct) },
  ];
  say('');
  for (const line of table(
    ['milliseconds', 'p50', 'p95', 'max'],
    contenders.map(({ name, p50, p95, max }) => [name, p50, p95, max]),
  ))
    say(line);
  return {
    job: 'freshness',
    checks: {
      'every save is found by Meilisearch': found.length === saves,
      'every save is found by PostgreSQL once the relay is done': everywhere === saves,
      [`save to found, p95 ≤ ${WITHIN_MS} ms`]: percentile(found, 0.95) <= WITHIN_MS,
    },
    contenders,
    ratios: { 'save to found p95 / Meilisearch alone p95': round(percentile(found, 0.95) / percentile(direct, 0.95)) },
  };
}

function figuresOf(milliseconds: number[]) {
  const at = (share: number) => round(percentile(milliseconds, share), 0);
  return { count: milliseconds.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}
