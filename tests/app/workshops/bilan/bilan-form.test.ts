import { expect, it } from 'vitest';
import { readBilanEdit } from '#app/workshops/bilan/bilan-form.ts';

function titleOf(typed: string): string {
  const form = new FormData();
  form.set('titre', typed);
  return readBilanEdit(form, []).edit.title;
}

it('keeps the narrow spaces of a French title, and no line of it', () => {
  expect(titleOf('Bilan\u202f: la «\u00a0table ronde\u00a0»')).toBe('Bilan\u202f: la «\u00a0table ronde\u00a0»');
  expect(titleOf('  Un bilan\n sur   deux lignes ')).toBe('Un bilan sur deux lignes');
});
