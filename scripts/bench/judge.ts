// Asks an engine what each intent types and grades what comes back against everything it could have answered.
import { type DirectoryQuery, LONGEST_Q } from '#app/directory/directory-query.ts';
import { resolveQuery } from '#app/directory/resolve-query.server.ts';
import { normalise } from '#db/normalise.ts';
import type { SearchEngine, SearchRequest } from '#search/engine.ts';
import { actsFor, type Grade, gradeOf, ndcgAt10, succeedsAt3 } from '#tests/relevance/grade.ts';
import type { Intent } from '#tests/relevance/intent.ts';
import type { CorpusService } from './corpus.ts';
import { mean, round, seededRandom, shuffled } from './figures.ts';

export type Verdict = {
  intent: Intent;
  ndcg: number;
  isSuccess: boolean;
  /** Need codes as understood, best first. */
  understood: string[];
};

export type Score = { count: number; ndcg: number | null; success: number | null };

type Ideal = (intent: Intent) => Grade[];

const PAGE = { offset: 0, limit: 10 };

/** The same road as the page `/annuaire`: words, chosen commune, chosen public. */
export function requestOf(intent: Intent, now: Date): SearchRequest {
  const query: DirectoryQuery = {
    q: intent.typed.slice(0, LONGEST_Q),
    selection: intent.public === null ? {} : { public: [intent.public] },
    commune: intent.communeTyped ? '' : intent.commune,
    radiusKm: null,
    box: null,
    isOpenNow: false,
    groupBy: 'acteurs',
    sort: 'pertinence',
    view: 'liste',
    page: 1,
    ignore: [],
  };
  return resolveQuery(query, [], PAGE, now).request;
}

/** As if nothing were understood: the words go to the engine as they are. */
export function rawRequest(intent: Intent, now: Date): SearchRequest {
  const words = normalise(intent.typed);
  const understood: SearchRequest['understood'] = {
    ...requestOf(intent, now).understood,
    kind: 'name',
    place: null,
    acronyms: [],
    needs: [],
    text: words,
    fullText: words,
  };
  const chosen = requestOf({ ...intent, typed: '' }, now);
  return { ...chosen, understood, isReachFromWords: false };
}

/** Best grade of each organisation, for every intent; intents alike in what they need share the work. */
export function idealOf(corpus: CorpusService[]): Ideal {
  const known = new Map<string, Grade[]>();
  return (intent) => {
    const isName = intent.organisation !== undefined;
    const key = JSON.stringify([
      intent.needs,
      intent.commune,
      intent.public,
      intent.organisation,
      isName && intent.group,
    ]);
    const grades = known.get(key) ?? bestByOrganisation(intent, corpus);
    known.set(key, grades);
    return grades;
  };
}

function bestByOrganisation(intent: Intent, corpus: CorpusService[]): Grade[] {
  const best = new Map<string, Grade>();
  for (const service of corpus) {
    const grade = gradeOf(intent, service);
    if (grade > (best.get(service.organisationId) ?? 0)) best.set(service.organisationId, grade);
  }
  return [...best.values()];
}

/** An organisation is graded by the service its card leads with. */
export async function judge(options: {
  engine: SearchEngine;
  intents: Intent[];
  ideal: Ideal;
  toRequest: (intent: Intent) => SearchRequest;
}): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const intent of options.intents) {
    const request = options.toRequest(intent);
    const { items } = await options.engine.search(request);
    const grades = items.map(({ documents: [first] }) => (first ? gradeOf(intent, first) : 0));
    verdicts.push(verdictOf(intent, grades, options.ideal, request));
  }
  return verdicts;
}

/** What pure chance gives among the services that act for the person. */
export function judgeChance(intents: Intent[], corpus: CorpusService[], ideal: Ideal, seed: number): Verdict[] {
  const random = seededRandom(seed);
  return intents.map((intent) => {
    const near = corpus.filter((service) => actsFor(intent.commune, service) !== 'nowhere');
    const firsts = new Map(shuffled(near, random).map((service) => [service.organisationId, service]));
    const grades = [...firsts.values()].slice(0, PAGE.limit).map((service) => gradeOf(intent, service));
    return verdictOf(intent, grades, ideal);
  });
}

function verdictOf(intent: Intent, grades: Grade[], ideal: Ideal, request?: SearchRequest): Verdict {
  return {
    intent,
    ndcg: ndcgAt10(grades, ideal(intent)),
    isSuccess: succeedsAt3(grades),
    understood: request?.understood.needs.map(({ code }) => code) ?? [],
  };
}

export function score(verdicts: Verdict[]): Score {
  if (verdicts.length === 0) return { count: 0, ndcg: null, success: null };
  return {
    count: verdicts.length,
    ndcg: round(mean(verdicts.map(({ ndcg }) => ndcg)), 3),
    success: round(mean(verdicts.map(({ isSuccess }) => Number(isSuccess))), 3),
  };
}
