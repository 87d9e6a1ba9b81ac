// From what was understood to the few plain queries that are sent to an engine, best first.
import { needToken } from './documents.ts';
import type { SearchRequest } from './engine.ts';

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

/** One to three sub-queries; their matches are concatenated and each service is kept once. */
export function planQueries(request: SearchRequest): SubQuery[] {
  const { kind, text, fullText, needs } = request.understood;
  if (kind === 'empty' || (text === '' && needs.length === 0)) {
    return [{ words: '', strategy: 'last', on: 'everything', needs: [], isZoned: true, atMost: null }];
  }
  const codes = needs.map((need) => need.code);
  const byNeed: SubQuery[] =
    codes.length === 0
      ? []
      : [
          {
            words: codes.map(needToken).join(' '),
            strategy: 'last',
            on: 'needs',
            needs: codes,
            isZoned: true,
            atMost: null,
          },
        ];
  if (kind === 'speech' || kind === 'need') {
    if (byNeed.length > 0) return byNeed;
    return [everything(text, 'frequency', null)];
  }
  const queries: SubQuery[] = [];
  if (request.isReachFromWords) {
    queries.push({
      words: fullText,
      strategy: 'all',
      on: 'names',
      needs: [],
      isZoned: false,
      atMost: NAMES_AT_MOST,
    });
  }
  // Beside a need, words only name an organisation: in a description they would bring up whoever mentions them.
  if (text !== '' && byNeed.length > 0) queries.push({ ...everything(text, 'all', NAMES_AT_MOST), on: 'titles' });
  else if (text !== '') queries.push(everything(text, 'frequency', null));
  return [...queries, ...byNeed];
}

function everything(words: string, strategy: SubQuery['strategy'], atMost: number | null): SubQuery {
  return { words, strategy, on: 'everything', needs: [], isZoned: true, atMost };
}
