// Asks an engine what each intent types and grades what comes back against everything it could have answered.
import { readDirectoryQuery } from '#app/directory/directory-query.ts';
import { readElsewhere } from '#app/directory/elsewhere/read-elsewhere.server.ts';
import { knownCodes } from '#app/directory/known-codes.server.ts';
import { resolveQuery } from '#app/directory/resolve-query.server.ts';
import { normalise } from '#db/normalise.ts';
import { type SearchEngine, type SearchRequest, SearchUnavailable } from '#search/engine.ts';
import { actsFor, type Grade, gradeOf, ndcgAt10, succeedsAt3 } from '#tests/relevance/grade.ts';
import type { Intent } from '#tests/relevance/intent.ts';
import type { CorpusService } from './corpus.ts';
import { mean, round, seededRandom, shuffled } from './figures.ts';

export type Verdict = {
  intent: Intent;
  ndcg: number;
  /** The same with what the page shows below a short list, « Ailleurs, pour le même besoin ». */
  ndcgOfPage: number;
  /** The same against the best order of what acts there for that public: the rest is filtered out, by design. */
  ndcgOfShown: number;
  isSuccess: boolean;
  /** Need codes as understood, best first. */
  understood: string[];
  /** The engine gave up: graded as an empty answer. */
  isUnanswered: boolean;
};

export type Score = {
  count: number;
  ndcg: number | null;
  ndcgOfPage: number | null;
  ndcgOfShown: number | null;
  success: number | null;
};

/** `all`: best grade of each organisation; `shown`: the same, of its services that act there for that public. */
type Ideal = (intent: Intent) => { all: Grade[]; shown: Grade[] };

const KNOWN = knownCodes([]);
const PAGE = { offset: 0, limit: 10 };

/** The same road as the page `/annuaire`: words, chosen commune, chosen public. */
export function requestOf(intent: Intent, now: Date): SearchRequest {
  const parameters = new URLSearchParams({ q: intent.typed });
  if (!intent.communeTyped) parameters.set('commune', intent.commune);
  if (intent.public !== null) parameters.set('public', intent.public);
  return requestOfUrl(parameters, now);
}

export function requestOfUrl(parameters: URLSearchParams, now: Date): SearchRequest {
  const { query } = readDirectoryQuery(parameters, KNOWN);
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

/** What every intent could get at best; intents alike in what they need share the work. */
export function idealOf(corpus: CorpusService[]): Ideal {
  const known = new Map<string, ReturnType<Ideal>>();
  return (intent) => {
    const { needs, commune, organisation, group } = intent;
    const key = JSON.stringify([needs, commune, intent.public, organisation, group === 'name']);
    const best = known.get(key) ?? {
      all: bestByOrganisation(intent, corpus),
      shown: bestByOrganisation(
        intent,
        corpus.filter((service) => isShown(intent, service)),
      ),
    };
    known.set(key, best);
    return best;
  };
}

function isShown(intent: Intent, service: CorpusService): boolean {
  if (intent.group === 'name') return true;
  const { publics } = service;
  const welcomes = intent.public === null || publics.includes('tous') || publics.includes(intent.public);
  return welcomes && actsFor(intent.commune, service) !== 'nowhere';
}

function bestByOrganisation(intent: Intent, corpus: CorpusService[]): Grade[] {
  const best = new Map<string, Grade>();
  for (const service of corpus) {
    const grade = gradeOf(intent, service);
    if (grade > (best.get(service.organisationId) ?? 0)) best.set(service.organisationId, grade);
  }
  return [...best.values()].toSorted((left, right) => right - left);
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
    const answer = await options.engine.search(request).catch((error: unknown) => {
      if (error instanceof SearchUnavailable) return null;
      throw error;
    });
    const below = answer ? await readElsewhere(options.engine, request, answer) : [];
    const [grades, moreGrades] = [answer?.items ?? [], below].map((items) =>
      items.map(({ documents: [first] }) => (first ? gradeOf(intent, first) : 0)),
    ) as [Grade[], Grade[]];
    verdicts.push({
      ...verdictOf({ intent, grades, moreGrades, ideal: options.ideal, request }),
      isUnanswered: answer === null,
    });
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
    return verdictOf({ intent, grades, moreGrades: [], ideal });
  });
}

function verdictOf({
  intent,
  grades,
  moreGrades,
  ideal,
  request,
}: {
  intent: Intent;
  grades: Grade[];
  moreGrades: Grade[];
  ideal: Ideal;
  request?: SearchRequest;
}): Verdict {
  const { all, shown } = ideal(intent);
  return {
    intent,
    ndcg: ndcgAt10(grades, all),
    ndcgOfPage: ndcgAt10([...grades, ...moreGrades], all),
    ndcgOfShown: ndcgAt10(grades, shown),
    isSuccess: succeedsAt3(grades),
    understood: request?.understood.needs.map(({ code }) => code) ?? [],
    isUnanswered: false,
  };
}

export function score(verdicts: Verdict[]): Score {
  if (verdicts.length === 0) return { count: 0, ndcg: null, ndcgOfPage: null, ndcgOfShown: null, success: null };
  return {
    count: verdicts.length,
    ndcg: round(mean(verdicts.map(({ ndcg }) => ndcg)), 3),
    ndcgOfPage: round(mean(verdicts.map(({ ndcgOfPage }) => ndcgOfPage)), 3),
    ndcgOfShown: round(mean(verdicts.map(({ ndcgOfShown }) => ndcgOfShown)), 3),
    success: round(mean(verdicts.map(({ isSuccess }) => Number(isSuccess))), 3),
  };
}
