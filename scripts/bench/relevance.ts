// Relevance is computed, not felt: what people type, graded from structured fields, on the demonstration network alone
// and drowned in 20,000 synthetic organisations, with both engines, tuned and frozen intents apart.
//   --only demo      leaves out the large network     --misses   lists the tuned intents without a full answer
import { type Database, openDatabase } from '#db/client.ts';
import { insertSynthetic } from '#db/demo/insert-synthetic.ts';
import { words } from '#db/normalise.ts';
import type { SearchEngine } from '#search/engine.ts';
import { createMeilisearchEngine } from '#search/meilisearch.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { createPostgresEngine } from '#search/postgres.ts';
import { SERVICES_INDEX } from '#search/settings.ts';
import { FROZEN_INTENTS } from '#tests/relevance/frozen-intents.ts';
import { gradeOf } from '#tests/relevance/grade.ts';
import type { Intent } from '#tests/relevance/intent.ts';
import { INTENTS } from '#tests/relevance/intents.ts';
import { type CorpusService, indexEverything, insertDemonstrationNetwork, readCorpus } from './corpus.ts';
import { round, table } from './figures.ts';
import { idealOf, judge, judgeChance, rawRequest, requestOf, type Score, score, type Verdict } from './judge.ts';
import { hitsAt10, misspeltNames } from './misspelt-names.ts';
import type { BenchOptions, BenchResult, Contender } from './result.ts';
import { type BenchServers, withServers } from './servers.ts';

/** Of a little more than 20,000 organisations. */
const SYNTHETIC_SERVICES = 31_400;
const SEED = 1;
const MISSPELT = 200;
/** A bench measures answers, not the 300 ms after which the site prefers another engine. */
const PATIENCE_MS = 10_000;
const FROZEN = new Set(FROZEN_INTENTS.map(({ id }) => id));
/** A word written in more than this share of the services tells nothing. */
const COMMON = 0.15;
const GROUPS = ['name', 'acronym', 'jargon', 'need', 'place', 'speech'] as const;

type Told = { result: BenchResult; say: (line: string) => void; listMisses: boolean };

export async function run({ say, options }: BenchOptions): Promise<BenchResult> {
  const result: BenchResult = { job: 'relevance', checks: {}, contenders: [], ratios: {} };
  const told: Told = { result, say, listMisses: options.misses !== undefined };
  await withServers(say, async (servers) => {
    const database = openDatabase(servers.postgres.url('app'));
    try {
      await insertDemonstrationNetwork(database);
      await judgeNetwork('demonstration', database, servers, told);
      if (options.only === 'demo') return;
      const added = await insertSynthetic(database, { services: SYNTHETIC_SERVICES, seed: SEED });
      say(`\nAdded ${added.organisations} synthetic organisations with ${added.services} services.`);
      await judgeNetwork('drowned', database, servers, told);
    } finally {
      await database.close();
    }
  });
  return result;
}

async function judgeNetwork(network: string, database: Database, servers: BenchServers, told: Told): Promise<void> {
  const { say, result } = told;
  const documents = await indexEverything(database, servers);
  const corpus = await readCorpus(database);
  const ideal = idealOf(corpus);
  const all = [...INTENTS, ...FROZEN_INTENTS];
  const intents = all.filter((intent) => ideal(intent).all.includes(3));
  say(`\n== ${network}: ${documents} documents, ${intents.length} intents judged ==`);
  say(`${all.length - intents.length} left out: nothing here answers them fully (${missingNeeds(all, intents)}).`);
  if (network === 'demonstration')
    say(`${round(100 * wordless(intents, corpus), 1)} % share no word with any right answer.`);

  const now = new Date();
  for (const engine of openEngines(database, servers)) {
    const verdicts = await judge({ engine, intents, ideal, toRequest: (intent) => requestOf(intent, now) });
    report(`${network}, ${engine.name}`, verdicts, told);
    const raw = await judge({ engine, intents, ideal, toRequest: (intent) => rawRequest(intent, now) });
    addContender(result, `${network} · ${engine.name} · raw words`, raw);
    const unfiltered = await judge({
      engine,
      intents,
      ideal,
      toRequest: (intent) => requestOf({ ...intent, public: null }, now),
    });
    addContender(result, `${network} · ${engine.name} · public not chosen`, unfiltered);
  }
  addContender(result, `${network} · random order`, judgeChance(intents, corpus, ideal, SEED));
  say('');
  sayBaselines(
    result.contenders.filter(({ name }) => name.startsWith(network)),
    say,
  );

  const names = misspeltNames(corpus, MISSPELT, SEED);
  for (const engine of openEngines(database, servers)) {
    const figures = {
      exact: await hitsAt10(engine, names, ({ name }) => name),
      firstLetter: await hitsAt10(engine, names, ({ firstLetter }) => firstLetter),
      twoEdits: await hitsAt10(engine, names, ({ twoEdits }) => twoEdits),
    };
    result.contenders.push({ name: `${network} · ${engine.name} · misspelt names`, count: names.length, ...figures });
    say(
      `${names.length} names, hit@10, ${engine.name}: exact ${figures.exact}, first letter ${figures.firstLetter}, two edits ${figures.twoEdits}`,
    );
    if (network === 'drowned') {
      result.checks[`${engine.name}: names with a wrong first letter, hit@10 ≥ 0.9`] = figures.firstLetter >= 0.9;
      result.checks[`${engine.name}: names with two slips, hit@10 ≥ 0.9`] = figures.twoEdits >= 0.9;
    }
  }
}

function openEngines(database: Database, { meilisearch }: BenchServers): SearchEngine[] {
  const client = openMeilisearch({ url: meilisearch.url, key: meilisearch.key });
  return [
    createMeilisearchEngine({ client, index: SERVICES_INDEX, deadlineMs: PATIENCE_MS }),
    createPostgresEngine(database),
  ];
}

function report(title: string, verdicts: Verdict[], told: Told): void {
  const { say, result } = told;
  const tuned = verdicts.filter(({ intent }) => !FROZEN.has(intent.id));
  const frozen = verdicts.filter(({ intent }) => FROZEN.has(intent.id));
  const rows = [
    ...GROUPS.map((group) => rowOf(group, (verdict) => verdict.intent.group === group)),
    rowOf('with a typo', ({ intent }) => intent.typo),
    rowOf('commune typed', ({ intent }) => intent.communeTyped),
    rowOf('all', () => true),
  ];
  function rowOf(name: string, isIn: (verdict: Verdict) => boolean): (string | number | null)[] {
    return [name, ...[verdicts, tuned, frozen].flatMap((part) => cells(score(part.filter(isIn))))];
  }
  say(`\n-- ${title} --`);
  const head = ['nDCG@10', 'of page', 'of shown', 's@3'];
  for (const line of table(['', 'n', ...head, 'tuned', ...head, 'frozen', ...head], rows)) say(line);
  say(
    '(nDCG@10: of the list that answers; of page: with « Ailleurs, pour le même besoin » below a short list, in that order)',
  );
  say(
    '(of shown: nDCG@10 of the list against the best order of what acts there for that public, instead of everything there is)',
  );

  const speech = frozen.filter(({ intent }) => intent.group === 'speech');
  const within = (most: number) =>
    speech.filter(({ intent: { needs }, understood }) => needs[0] && understood.slice(0, most).includes(needs[0]))
      .length;
  say(
    `frozen speech, ${speech.length} phrases: the right need is understood first ${within(1)} times, in the first two ${within(2)}, in the first three ${within(3)}`,
  );
  const unanswered = verdicts.filter(({ isUnanswered }) => isUnanswered).length;
  if (unanswered > 0) say(`${unanswered} searches were given up by the engine and count as empty`);
  sayMisses('frozen', frozen, say);
  if (told.listMisses) sayMisses('tuned', tuned, say);

  addContender(result, title.replace(', ', ' · '), verdicts);
  const named = verdicts.filter(({ intent }) => intent.group === 'name' || intent.group === 'acronym');
  result.checks[`${title}: nDCG@10 ≥ 0.85 over all, of the list alone`] = (score(verdicts).ndcg ?? 0) >= 0.85;
  result.checks[`${title}: nDCG@10 ≥ 0.85 over all, of the page`] = (score(verdicts).ndcgOfPage ?? 0) >= 0.85;
  result.checks[`${title}: success@3 ≥ 0.95 on names and acronyms`] = (score(named).success ?? 0) >= 0.95;
  result.checks[`${title}: success@3 ≥ 0.85 on frozen speech`] = (score(speech).success ?? 0) >= 0.85;
}

function cells({ count, ndcg, ndcgOfPage, ndcgOfShown, success }: Score): (number | null)[] {
  return [count, ndcg, ndcgOfPage, ndcgOfShown, success];
}

/** Frozen phrases stay unseen: their number, what was needed and what was understood are enough to judge. */
function sayMisses(part: 'tuned' | 'frozen', verdicts: Verdict[], say: (line: string) => void): void {
  const missed = verdicts.filter(({ isSuccess }) => !isSuccess);
  if (missed.length === 0) return;
  say(`${part} without a full answer in the first three (${missed.length}):`);
  for (const { intent, understood } of missed) {
    const wanted =
      intent.organisation && part === 'frozen' ? 'an organisation' : (intent.organisation ?? intent.needs[0]);
    const typed = part === 'tuned' ? ` « ${intent.typed} »` : '';
    say(
      `  ${intent.id} ${intent.group} ${intent.commune}${typed} wanted ${wanted}, understood ${understood.join(' ') || 'nothing'}`,
    );
  }
}

function addContender(result: BenchResult, name: string, verdicts: Verdict[]): void {
  const frozenSpeech = verdicts.filter(({ intent }) => FROZEN.has(intent.id) && intent.group === 'speech');
  const named = verdicts.filter(({ intent }) => intent.group === 'name' || intent.group === 'acronym');
  const all = score(verdicts);
  const contender: Contender = {
    name,
    count: all.count,
    ndcg: all.ndcg,
    ndcgOfPage: all.ndcgOfPage,
    ndcgOfShown: all.ndcgOfShown,
    success: all.success,
    namesSuccess: score(named).success,
    frozenSpeechNdcg: score(frozenSpeech).ndcg,
    frozenSpeechSuccess: score(frozenSpeech).success,
  };
  result.contenders.push(contender);
}

function sayBaselines(contenders: Contender[], say: (line: string) => void): void {
  const columns = [
    'ndcg',
    'ndcgOfPage',
    'ndcgOfShown',
    'success',
    'namesSuccess',
    'frozenSpeechNdcg',
    'frozenSpeechSuccess',
  ];
  const head = ['', 'nDCG@10', 'of page', 'of shown', 's@3', 's@3 names', 'nDCG frozen speech', 's@3 frozen speech'];
  for (const line of table(
    head,
    contenders.map((one) => [one.name, ...columns.map((column) => one[column] ?? null)]),
  ))
    say(line);
}

function missingNeeds(all: Intent[], judged: Intent[]): string {
  const left = all.filter((intent) => !judged.includes(intent));
  const counts = Map.groupBy(left, (intent) => intent.needs[0] ?? 'organisation');
  return [...counts].map(([need, { length }]) => `${need} ${length}`).join(', ') || 'none';
}

/** Share of the intents that have no word in common with any full answer, « avec » and the like aside. */
function wordless(intents: Intent[], corpus: CorpusService[]): number {
  const written = new Map(corpus.map((service) => [service, new Set(words(service.text))]));
  const isCommon = (word: string) =>
    [...written.values()].filter((text) => text.has(word)).length > COMMON * corpus.length;
  const without = intents.filter((intent) => {
    const answers = corpus.filter((service) => gradeOf(intent, service) === 3);
    const telling = words(intent.typed).filter((word) => word.length >= 3 && !isCommon(word));
    return !answers.some((service) => telling.some((word) => written.get(service)?.has(word)));
  });
  return without.length / intents.length;
}
