// What of the list no script touches, made once on the server: the results and their plan.
import { renderToStaticMarkup } from 'react-dom/server';
import { html } from '#app/ui/markup.ts';
import { ListPlan } from './list-plan.tsx';
import { pickHrefs } from './picked/pick-hrefs.ts';
import { type ListView, PAGE_SIZE } from './read-list.server.ts';
import { resultMarkup } from './result-markup.server.tsx';

/** `stars`: slugs of those that the reader keeps; null for who is not signed in. */
export function resultsMarkup({ results, query }: ListView, stars: string[] | null = null): string {
  const now = new Date();
  const hrefOf = pickHrefs(query);
  const items = results.map((result, at) => {
    const number = at + 1;
    const pickHref = (slug: string) => `${hrefOf(slug)}#resultat-${number}`;
    return resultMarkup({ result, number, query, now, pickHref, isStarred: stars?.includes(result.slug) });
  });
  return html`<ol class="results" start="${(query.page - 1) * PAGE_SIZE + 1}">${items}</ol>`.text;
}

export function planMarkup(view: ListView): string {
  return renderToStaticMarkup(<ListPlan view={view} />);
}
