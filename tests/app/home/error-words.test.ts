import { expect, test } from 'vitest';
import { errorWords } from '#app/home/error-words.ts';

test.each([400, 403, 404, 405, 410, 429, 500, 503])('the answer %d has a title, a reason and a next step', (status) => {
  const words = errorWords(status);
  for (const sentence of [words.title, words.what, words.next]) expect(sentence.length).toBeGreaterThan(10);
});

test('a status without words of its own takes those of its family', () => {
  expect(errorWords(418)).toEqual(errorWords(400));
  expect(errorWords(502)).toEqual(errorWords(500));
});
