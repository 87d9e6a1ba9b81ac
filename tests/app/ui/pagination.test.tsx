import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { pageNumbers } from '#app/ui/pages.ts';
import { Pagination } from '#app/ui/pagination.tsx';

const labels = { nav: 'Pages', previous: 'Précédent', next: 'Suivant', page: (page: number) => `Page ${page}` };

function links(page: number, pages: number): string[] {
  const html = renderToStaticMarkup(
    <Pagination page={page} pages={pages} hrefOf={(number) => `/annuaire?q=eau&page=${number}`} labels={labels} />,
  );
  return [...html.matchAll(/page=(\d+)"/g)].map((match) => match[1] ?? '');
}

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [1, 12, [1, 2, 3, 4, null, 12]],
  [4, 12, [1, 2, 3, 4, 5, null, 12]],
  [6, 12, [1, null, 5, 6, 7, null, 12]],
  [12, 12, [1, null, 9, 10, 11, 12]],
])('on page %d of %d', (page, pages, expected) => {
  expect(pageNumbers(page, pages)).toEqual(expected);
});

test('one page needs no links', () => {
  expect(links(1, 1)).toEqual([]);
});

test('the first page has no way back and the last no way on', () => {
  expect(links(1, 3)).toEqual(['1', '2', '3', '2']);
  expect(links(3, 3)).toEqual(['2', '1', '2', '3']);
});

test('the current page is said to be current', () => {
  const html = renderToStaticMarkup(
    <Pagination page={2} pages={3} hrefOf={(page) => `?page=${page}`} labels={labels} />,
  );
  expect(html).toMatch(/href="\?page=2"[^>]*aria-label="Page 2"[^>]*aria-current="page"/);
});
