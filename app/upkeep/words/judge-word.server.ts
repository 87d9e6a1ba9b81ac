// What a new word would change, measured on the live engine: judged queries before and after, and the word itself.
import { readDirectoryQuery } from '#app/directory/directory-query.ts';
import { knownCodes, type NamedTerritory } from '#app/directory/known-codes.server.ts';
import { resolveQuery } from '#app/directory/resolve-query.server.ts';
import { JUDGED_QUERIES } from '#db/vocabulary/judged-queries.ts';
import type { NeedCode } from '#db/vocabulary/needs.ts';
import type { SearchEngine } from '#search/engine.ts';
import type { LocalWord } from '#search/local-words.ts';
import { type Grade, ndcgAt10, succeedsAt3 } from './relevance-grade.ts';

export type Judged = { typed: string; need: NeedCode };

export type Shown = { names: string[]; needs: string[]; ndcg: number | null; isSuccess: boolean };
export type Change = { typed: string; need: NeedCode | null; before: Shown; after: Shown };

export type Judgement = {
  /** The word alone, as somebody would type it. */
  word: Change;
  /** Judged queries whose answer is no longer the same, worst fall first. */
  changed: Change[];
  judged: number;
};

const PAGE = { offset: 0, limit: 10 };

/** `territory` with the words it has now. */
export async function judgeWord(
  search: SearchEngine,
  territory: NamedTerritory,
  { word, own }: { word: LocalWord; own: Judged[] },
): Promise<Judgement> {
  const now = territory.words ?? [];
  const then = [...now.filter(({ phrase }) => phrase !== word.phrase), word];
  const queries = [...own, ...JUDGED_QUERIES.filter(({ typed }) => !own.some((one) => one.typed === typed))];
  const ask = (typed: string, need: NeedCode | null, words: LocalWord[]) =>
    show(search, { ...territory, words }, typed, need);
  const compare = async (typed: string, need: NeedCode | null): Promise<Change> => ({
    typed,
    need,
    before: await ask(typed, need, now),
    after: await ask(typed, need, then),
  });
  const touched = queries.filter(({ typed }) => readsOtherwise(territory, typed, now, then));
  const changes: Change[] = [];
  for (const { typed, need } of touched) changes.push(await compare(typed, need));
  return {
    word: await compare(word.phrase, null),
    changed: changes
      .filter(({ before, after }) => before.names.join() !== after.names.join())
      .sort((a, b) => rise(a) - rise(b)),
    judged: queries.length,
  };
}

/** Only what is understood otherwise is answered otherwise. */
function readsOtherwise(territory: NamedTerritory, typed: string, now: LocalWord[], then: LocalWord[]): boolean {
  const [before, after] = [now, then].map((words) =>
    JSON.stringify(requestOf({ ...territory, words }, typed).understood),
  );
  return before !== after;
}

async function show(
  search: SearchEngine,
  territory: NamedTerritory,
  typed: string,
  need: NeedCode | null,
): Promise<Shown> {
  const request = requestOf(territory, typed);
  const { items } = await search.search(request);
  const services = items.flatMap(({ documents }) => documents.slice(0, 1));
  const grades = services.map(({ needs: own }) => gradeOf(own, need));
  const names = services.slice(0, 3).map(({ organisation }) => organisation.name);
  const needs = request.understood.needs.map(({ code }) => code);
  if (need === null) return { names, needs, ndcg: null, isSuccess: false };
  const best = await search.search(requestOf(territory, '', need));
  const ideal = best.items
    .flatMap(({ documents }) => documents.slice(0, 1))
    .map(({ needs: own }) => gradeOf(own, need));
  return { names, needs, ndcg: ndcgAt10(grades, [...ideal, ...grades]), isSuccess: succeedsAt3(grades) };
}

/** The road of the page `/annuaire`, from the commune that the territory is run from. */
function requestOf(territory: NamedTerritory, typed: string, need?: NeedCode) {
  const parameters = new URLSearchParams({ q: typed, commune: territory.centre });
  if (need) parameters.set('besoin', need);
  const { query } = readDirectoryQuery(parameters, knownCodes([territory]));
  return resolveQuery(query, [territory], PAGE, new Date()).request;
}

function gradeOf(needs: string[], need: NeedCode | null): Grade {
  if (need === null || !needs.includes(need)) return 0;
  return needs[0] === need ? 3 : 2;
}

function rise({ before, after }: Change): number {
  return (after.ndcg ?? 0) - (before.ndcg ?? 0);
}
