// From what was understood to the few plain queries that are sent to an engine, best first.
import { needToken } from './documents.ts';
import type { SearchRequest } from './engine.ts';
import type { MatchRow } from './service-document.ts';

export type SubQuery = {
  words: string;
  /** `all`: every word; `frequency`: drop the commonest words first; `last`: drop words from the end. */
  strategy: 'all' | 'frequency' | 'last';
  /** `names`: of organisations; `titles`: of organisations and services. */
  on: 'everything' | 'names' | 'titles' | 'needs';
  /** Need codes behind `words` when `on` is `needs`, best first. */
  needs: string[];
  /** False: not narrowed to the person's commune. */
  isZoned: boolean;
  /** Keeps only so many of its matches; null = all. */
  atMost: number | null;
};

const NAMES_AT_MOST = 12;
/** Words; a shorter need is never the whole name of somebody: « chauffage » must not bring up a heating firm first. */
const SHORTEST_LONG_NAME = 3;

/** One to three sub-queries; their matches are concatenated and each service is kept once. */
export function planQueries(request: SearchRequest): SubQuery[] {
  const { kind, text, fullText, needs, place } = request.understood;
  if (kind === 'empty' || (text === '' && needs.length === 0)) {
    return [{ words: '', strategy: 'last', on: 'everything', needs: [], isZoned: true, atMost: null }];
  }
  const codes = needs.map((need) => need.code);
  const byNeed = codes.length === 0 ? [] : [needsQuery(codes)];
  const queries: SubQuery[] = [];
  // A name may hold the name of a place (« Lyon Métropole Habitat ») or be as long as a sentence: who bears every word
  // typed is shown, wherever the words alone put the person.
  if (place !== null || (kind !== 'name' && fullText.split(' ').length >= SHORTEST_LONG_NAME)) {
    queries.push({
      words: fullText,
      strategy: 'all',
      on: 'names',
      needs: [],
      isZoned: !request.isReachFromWords,
      atMost: NAMES_AT_MOST,
    });
  }
  if (kind === 'speech' || kind === 'need') {
    return byNeed.length > 0 ? [...queries, ...byNeed] : [...queries, everything(text, 'frequency', null)];
  }
  // Beside a need, words only name an organisation: in a description they would bring up whoever mentions them.
  if (text !== '' && byNeed.length > 0) queries.push({ ...everything(text, 'all', NAMES_AT_MOST), on: 'titles' });
  else if (text !== '') queries.push(everything(text, 'frequency', null));
  return [...queries, ...byNeed];
}

/** Services that meet one of these needs, whatever their words. */
export function needsQuery(needs: string[]): SubQuery {
  return { words: needs.map(needToken).join(' '), strategy: 'last', on: 'needs', needs, isZoned: true, atMost: null };
}

/** Rows found by a name, so that grouping keeps them first. */
export function markNamed(rows: MatchRow[], query: SubQuery | undefined): MatchRow[] {
  const isNamed = query?.on === 'names' || query?.on === 'titles';
  return isNamed ? rows.map((row) => ({ ...row, isNamed })) : rows;
}

function everything(words: string, strategy: SubQuery['strategy'], atMost: number | null): SubQuery {
  return { words, strategy, on: 'everything', needs: [], isZoned: true, atMost };
}
