import { expect, test } from 'vitest';
import { joined } from '#app/directory/list-words.ts';

test('a line may break after the point between two words, never before it', () => {
  expect(joined(['impayés', null, 'agit à Lyon', '', false, 'gratuit'])).toBe(
    'impayés\u00a0· agit à Lyon\u00a0· gratuit',
  );
  expect(joined(['gratuit'])).toBe('gratuit');
  expect(joined([])).toBe('');
});
