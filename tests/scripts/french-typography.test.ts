import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesWithSentences, mendSource, withFrenchSpaces } from '#scripts/french-typography.ts';

test.each([
  ['Est-ce urgent ?', 'Est-ce urgent\u202f?'],
  ['Trois villes : Lyon ; Marseille !', 'Trois villes\u202f: Lyon\u202f; Marseille\u202f!'],
  ['dites « froid »', 'dites «\u00a0froid\u00a0»'],
  ['déjà juste\u202f!', 'déjà juste\u202f!'],
  ['sm:grid-cols-2 hover:underline', 'sm:grid-cols-2 hover:underline'],
  ['https://exemple.fr/?a=b', 'https://exemple.fr/?a=b'],
])('« %s » is written with its spaces', (text, expected) => {
  expect(withFrenchSpaces(text)).toBe(expected);
});

test('sentences are mended, code is not', () => {
  const source = [
    'const a = isOpen ? first : second; // Ouvert : oui ?',
    "const b = 'Urgent ?';",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a source to mend
    'const c = `${name} : ${count} !`; const e = `${name} reçoit-il ?`;',
    'const d = <p>{label} : <b>x</b> ; fin</p>;',
  ].join('\n');
  expect(mendSource('page.tsx', source)).toBe(
    [
      'const a = isOpen ? first : second; // Ouvert : oui ?',
      "const b = 'Urgent\u202f?';",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the mended source
      'const c = `${name}\u202f: ${count}\u202f!`; const e = `${name} reçoit-il\u202f?`;',
      'const d = <p>{label}\u202f: <b>x</b>\u202f; fin</p>;',
    ].join('\n'),
  );
});

test('every sentence of the product has its spaces: `node scripts/french-typography.ts --write` mends them', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const wrong = filesWithSentences(root).filter((name) => {
    const source = readFileSync(path.join(root, name), 'utf8');
    return mendSource(name, source) !== source;
  });
  expect(wrong).toEqual([]);
});
