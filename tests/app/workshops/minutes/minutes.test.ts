// Minutes opened again as files: every card and every word is in them, and nothing that runs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, safeLink } from '#app/workshops/minutes/blocks.ts';
import { composeMinutes } from '#app/workshops/minutes/minutes.ts';
import { minutesDocx } from '#app/workshops/minutes/minutes-docx.server.ts';
import { minutesHtml } from '#app/workshops/minutes/minutes-html.ts';
import { minutesMarkdown } from '#app/workshops/minutes/minutes-markdown.ts';
import { minutesOdt } from '#app/workshops/minutes/minutes-odt.server.ts';
import { openOfficeFile, readXml } from '#tests/support/office-file.ts';
import { card, EXAMPLE, WORDS_OF_NOTE } from './example-content.ts';

const FRAME = {
  publicUrl: 'https://maillage.example',
  lead: 'Mardi 17 novembre 2026',
  names: { 'alec-montpellier': 'Agence locale de l’énergie' },
};
const minutes = composeMinutes(EXAMPLE, FRAME);
const cards = EXAMPLE.boards.flatMap(({ columns }) => columns.flatMap((column) => column.cards));
const EXPECTED = [
  ...cards.map(({ text }) => text),
  ...WORDS_OF_NOTE,
  'Plénière <du> réseau',
  'Mardi 17 novembre 2026',
  'Aucune carte.',
  'Commentaire de Luc, Gefosat',
  'Commencer à 9 h',
  'Ana, CCAS de Montpellier · 3 voix',
  'Agence locale de l’énergie',
  'Luc, Gefosat, au nom de la table 2',
];
const squeezed = (text: string) => cleanText(text).replaceAll(/\s+/g, ' ').trim();
const missing = (text: string) => EXPECTED.filter((words) => !squeezed(text).includes(squeezed(words)));

it('say « de Luc » and « d’Inès »', () => {
  const said = (name: string) =>
    JSON.stringify(composeMinutes(JSON.parse(JSON.stringify(EXAMPLE).replaceAll('"Luc"', `"${name}"`)), FRAME));
  expect(said('Luc')).toContain('Commentaire de Luc, Gefosat');
  expect(said('Inès')).toContain('Commentaire d’Inès, Gefosat');
});

it('as a Word document hold every card and every word, links that may be followed and no other', async () => {
  const file = await openOfficeFile(await minutesDocx(minutes));
  expect(missing(file.text('word/document.xml'))).toEqual([]);
  const links = file.xml('word/_rels/document.xml.rels');
  expect(links).toContain('https://exemple.fr/a?b=1&amp;c=2');
  expect(links).toContain('https://maillage.example/images/abc');
  expect(links).toContain('Target="https://maillage.example/ateliers/pleniere"');
  expect(file.xml('word/document.xml')).toContain('w:anchor="carte-a1"');
  expect(links).not.toContain('javascript');
  expect(file.xml('word/document.xml')).toContain('w:bidi');
});

it('as an open document hold them too', async () => {
  const file = await openOfficeFile(await minutesOdt(minutes));
  expect(file.names[0]).toBe('mimetype');
  expect(missing(file.text('content.xml'))).toEqual([]);
  expect(file.xml('content.xml')).toContain('https://exemple.fr/a?b=1&amp;c=2');
  expect(file.xml('content.xml')).not.toContain('javascript');
});

it('as HTML are well formed, say nothing that runs, and keep the spans of a table', () => {
  const html = minutesHtml(minutes);
  const body = html.slice(html.indexOf('<body>'), html.indexOf('</html>'));
  const wellFormed = body.replaceAll('<br>', '<br/>').replaceAll('<hr>', '<hr/>');
  expect(missing(readXml(wellFormed.replaceAll('<br/>', ' ')))).toEqual([]);
  expect(html).not.toMatch(/javascript|<script|onerror/i);
  expect(html).toContain('<th colspan="2">Entête | large</th>');
  expect(html).toContain('<strong>Fait</strong>');
});

it('as Markdown say the same, their signs harmless', () => {
  const markdown = minutesMarkdown(minutes);
  const plain = markdown.replaceAll(/\\(\n|[\\`*_[\]<>~|#+=>.)-])/g, '$1').replaceAll('**', '');
  expect(missing(plain)).toEqual([]);
  expect(markdown).toContain('- [x] tâche finie');
  expect(markdown).toContain('- [ ] tâche ouverte');
  expect(markdown).toContain('3. point dessous');
  expect(markdown).toContain('| Entête \\| large |  |');
  expect(markdown).toContain('\n  \\# pas un titre \\*ni gras\\* \\| ni tableau'.replace('\n  ', '- '));
  expect(markdown).not.toContain('javascript');
});

describe('any cards', () => {
  it('are all found again in every file, once each, whatever was typed and grouped', async () => {
    const words = fc.oneof(
      fc.string({ maxLength: 40, unit: 'binary' }),
      fc.string({ maxLength: 40, unit: 'grapheme' }),
    );
    const cardsOf = fc.array(fc.tuple(words, fc.option(fc.nat(9))), { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(cardsOf, async (drawn) => {
        const made = drawn.map(([text, under], at) =>
          card(`c${at}`, `¶${at}¶ ${text}`, {
            groupId: under !== null && under < at && drawn[under]?.[1] === null ? `c${under}` : null,
          }),
        );
        const content = {
          ...EXAMPLE,
          texts: [],
          boards: [{ noteId: 'b', title: 'Mur', columns: [{ id: 'x', title: 'Idées', cards: made }] }],
        };
        const composed = composeMinutes(content, FRAME);
        const docx = (await openOfficeFile(await minutesDocx(composed))).text('word/document.xml');
        const odt = (await openOfficeFile(await minutesOdt(composed))).text('content.xml');
        for (const file of [docx, odt, minutesMarkdown(composed), minutesHtml(composed)])
          for (const { id } of made) expect(file.split(`¶${id.slice(1)}¶`)).toHaveLength(2);
        for (const file of [docx, odt]) for (const { text } of made) expect(squeezed(file)).toContain(squeezed(text));
      }),
      { numRuns: 12 },
    );
  });
});

it.each([
  ['https://exemple.fr/a', 'https://exemple.fr/a'],
  ['/annuaire/adil', 'https://maillage.example/annuaire/adil'],
  ['mailto:a@exemple.fr', 'mailto:a@exemple.fr'],
  ['javascript:alert(1)', null],
  ['java\u0000script:alert(1)', null],
  [' JaVaScRiPt:alert(1)', null],
  ['data:text/html,x', null],
  ['//ailleurs.example', null],
  ['vbscript:x', null],
  [undefined, null],
])('a link to %j leads to %j', (href, expected) => {
  expect(safeLink(href, FRAME.publicUrl)).toBe(expected);
});
