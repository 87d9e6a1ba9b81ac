import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contactViews } from '#app/directory/card/contact-view.ts';
import { escapeText, foldLine, writeVcard } from '#app/directory/card/vcard.ts';

const card = {
  url: 'https://maillage.example/annuaire/ccas',
  name: 'Centre d’action sociale ; Ville, quartiers',
  acronym: 'CCAS',
  kind: 'Centre d’action sociale (CCAS, CIAS)',
  commune: 'Montpellier',
  verifiedAt: '2026-11-18T09:30:00.000Z',
  contacts: contactViews([
    { channel: 'telephone', label: 'accueil', value: '04 65 71 20 01' },
    { channel: 'courriel', label: 'secrétariat', value: 'ccas@ville.example' },
    { channel: 'site', label: '', value: 'https://ville.example/ccas' },
  ]),
};

const unfold = (text: string) => text.replaceAll('\r\n ', '');
const readBack = (text: string) => text.replaceAll(/\\(.)/gs, (_, letter: string) => (letter === 'n' ? '\n' : letter));

test('a card says who, where, and how to reach, with the label of each line', () => {
  const lines = unfold(writeVcard(card)).split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCARD');
  expect(lines[1]).toBe('VERSION:4.0');
  expect(lines).toContain('FN:Centre d’action sociale \\; Ville\\, quartiers');
  expect(lines).toContain('ADR:;;;Montpellier;;;France');
  expect(lines).toContain('item1.TEL;VALUE=text;TYPE="work,voice":04 65 71 20 01');
  expect(lines).toContain('item1.X-ABLABEL:accueil');
  expect(lines).toContain('item2.EMAIL;TYPE=work:ccas@ville.example');
  expect(lines).toContain('item3.URL:https://ville.example/ccas');
  expect(lines).toContain('REV:20261118T093000Z');
  expect(lines.at(-2)).toBe('END:VCARD');
});

test.each([
  ['a,b;c\\d', 'a\\,b\\;c\\\\d'],
  ['deux\nlignes', 'deux\\nlignes'],
  ['deux\r\nlignes', 'deux\\nlignes'],
  ['END:VCARD\r\nBEGIN:VCARD', 'END:VCARD\\nBEGIN:VCARD'],
])('%j is written %j', (text, escaped) => {
  expect(escapeText(text)).toBe(escaped);
});

test('whatever the text, a value stays on its line and can be read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const escaped = escapeText(text);
      expect(escaped).not.toMatch(/\p{Cc}/u);
      expect(readBack(escaped)).toBe(text.replaceAll(/\r\n|\r/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, ''));
    }),
  );
});

test('folded lines hold at most 75 octets, cut no character and unfold to the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const line = text.replaceAll(/[\r\n]/g, '').toWellFormed();
      const folded = foldLine(line);
      for (const part of folded.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
      expect(unfold(folded)).toBe(line);
    }),
  );
});

test('a link that is no web address is not a link', () => {
  expect(contactViews([{ channel: 'site', label: 'piège', value: 'javascript:alert(1)' }])).toEqual([]);
});

test('the same number is given once, telephone first', () => {
  const views = contactViews([
    { channel: 'courriel', label: '', value: 'a@b.example' },
    { channel: 'telephone', label: 'accueil', value: '04 65 71 20 01' },
    { channel: 'telephone', label: 'standard', value: '04.65.71.20.01' },
  ]);
  expect(views.map(({ label, href }) => [label, href])).toEqual([
    ['accueil', 'tel:0465712001'],
    ['Courriel', 'mailto:a@b.example'],
  ]);
});
