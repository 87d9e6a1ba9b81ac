// What of the list no script touches, made once on the server: the results and their plan.
import { renderToStaticMarkup } from 'react-dom/server';
import { ListPlan } from './list-plan.tsx';
import { type ListView, PAGE_SIZE } from './read-list.server.ts';
import { ResultItem } from './result-item.tsx';

/** `stars`: slugs of those that the reader keeps; null for who is not signed in. */
export function resultsMarkup({ results, query }: ListView, stars: string[] | null = null): string {
  return renderToStaticMarkup(
    <ol className="results" start={(query.page - 1) * PAGE_SIZE + 1}>
      {results.map((result, at) => (
        <ResultItem
          key={`${result.slug} ${result.services[0]?.id}`}
          result={result}
          number={at + 1}
          query={query}
          isStarred={stars?.includes(result.slug)}
        />
      ))}
    </ol>,
  );
}

export function planMarkup(view: ListView): string {
  return renderToStaticMarkup(<ListPlan view={view} />);
}
