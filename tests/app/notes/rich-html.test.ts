import type { JSONContent } from '@tiptap/core';
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { richHtml, richMarkdown, richText } from '#app/notes/rich/rich-html.server.ts';
import {
  isOwnImage,
  isSafeLink,
  KNOWN_NAMES,
  RICH_FIELD,
  richSchema,
  unknownNames,
} from '#app/notes/rich/rich-schema.ts';

const text = (words: string, marks?: JSONContent['marks']): JSONContent => ({ type: 'text', text: words, marks });
const paragraph = (...content: JSONContent[]): JSONContent => ({ type: 'paragraph', content });

function written(...content: JSONContent[]): Y.Doc {
  const document = new Y.Doc();
  prosemirrorJSONToYXmlFragment(richSchema(), { type: 'doc', content }, document.getXmlFragment(RICH_FIELD));
  return document;
}

const MINUTES = written(
  { type: 'heading', attrs: { level: 2 }, content: [text('Décisions')] },
  paragraph(text('Voir '), text('le guide', [{ type: 'link', attrs: { href: 'https://exemple.fr/a?b=1&c=2' } }])),
  {
    type: 'taskList',
    content: [
      { type: 'taskItem', attrs: { checked: true }, content: [paragraph(text('Écrire à l’ADIL'))] },
      { type: 'taskItem', attrs: { checked: false }, content: [paragraph(text('Réserver <la> salle'))] },
    ],
  },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [
          { type: 'tableHeader', content: [paragraph(text('Qui'))] },
          { type: 'tableHeader', content: [paragraph(text('Quand'))] },
        ],
      },
      {
        type: 'tableRow',
        content: [
          { type: 'tableCell', content: [paragraph(text('CCAS'))] },
          { type: 'tableCell', content: [paragraph(text('mardi'))] },
        ],
      },
    ],
  },
  paragraph({ type: 'mention', attrs: { id: 'adil-du-rhone', label: 'ADIL du Rhône' } }, text(' viendra')),
  paragraph({ type: 'mention', attrs: { id: null, label: 'Régie des Tilleuls' } }),
);

it('a note is readable before any script: headings, tasks that say what they tick, tables without style, links to cards', () => {
  const html = richHtml(MINUTES);
  expect(html).toContain('<h2>Décisions</h2>');
  expect(html).toContain('href="https://exemple.fr/a?b=1&amp;c=2"');
  expect(html).toMatch(/<ul data-type="taskList" role="list">/);
  expect(html).toMatch(/<input type="checkbox" aria-label="Fait\u202f?: Écrire à l’ADIL" checked="checked" disabled/);
  expect(html).toContain('Réserver &lt;la&gt; salle');
  expect(html).toContain(
    '<a data-type="mention" data-id="adil-du-rhone" data-label="ADIL du Rhône" href="/annuaire/adil-du-rhone">',
  );
  expect(html).toContain('<span data-type="mention" data-label="Régie des Tilleuls">@Régie des Tilleuls</span>');
  expect(html).not.toMatch(/style=|<script/);
});

it('the same note as Markdown and as plain text', () => {
  const markdown = richMarkdown(MINUTES);
  expect(markdown).toContain('## Décisions');
  expect(markdown).toContain('[le guide](https://exemple.fr/a?b=1&c=2)');
  expect(markdown).toContain('- [x] Écrire à l’ADIL');
  expect(markdown).toMatch(/\| *Qui *\| *Quand *\|/);
  expect(markdown).toContain('@ADIL du Rhône viendra');
  expect(richText(MINUTES).split('\n')).toEqual([
    'Décisions',
    'Voir le guide',
    'Écrire à l’ADIL',
    'Réserver <la> salle',
    'Qui | Quand',
    'CCAS | mardi',
    '@ADIL du Rhône viendra',
    '@Régie des Tilleuls',
  ]);
});

it('what a newer editor wrote is shown by its words, and named so that this editor does not open it', () => {
  const document = written(paragraph(text('avant')));
  const callout = new Y.XmlElement('callout');
  callout.insert(0, [new Y.XmlText('attention')]);
  const spoken = new Y.XmlElement('paragraph');
  const glow = new Y.XmlText();
  glow.insert(0, 'brille', { glow: true });
  spoken.insert(0, [glow]);
  document.getXmlFragment(RICH_FIELD).insert(1, [callout, spoken]);
  expect(unknownNames(document.getXmlFragment(RICH_FIELD)).sort()).toEqual(['callout', 'glow']);
  expect(unknownNames(MINUTES.getXmlFragment(RICH_FIELD))).toEqual([]);
  for (const render of [richHtml, richMarkdown, richText])
    for (const words of ['avant', 'attention', 'brille']) expect(render(document)).toContain(words);
});

it('no address but a safe one leaves a note, however it got in', () => {
  for (const href of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    '//mechant.example',
    'vbscript:x',
  ]) {
    expect(isSafeLink(href)).toBe(false);
    const html = richHtml(written(paragraph(text('clic', [{ type: 'link', attrs: { href } }]))));
    expect(html).toContain('clic');
    expect(html.toLowerCase()).not.toMatch(/script:|data:text|mechant/);
  }
  const own = '/notes/6f1b1a52-8a4e-4b62-9f6e-0f5f4d1c2b3a/images/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
  expect(isOwnImage(own)).toBe(true);
  expect(richHtml(written({ type: 'image', attrs: { src: own, alt: 'Plan' } }))).toContain(`src="${own}" alt="Plan"`);
  expect(richHtml(written({ type: 'image', attrs: { src: 'https://mechant.example/p.png' } }))).not.toContain(
    'mechant',
  );
});

it('whatever is typed comes out as text, never as markup', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (words) => {
      const html = richHtml(written(paragraph(text(words))));
      expect(html).toMatch(/^<p>[^<>]*<\/p>$/);
    }),
  );
});

it('a document forged by hand breaks no page', () => {
  const names = fc.constantFrom(
    'doc',
    'text',
    'paragraph',
    'heading',
    'table',
    'tableRow',
    'tableCell',
    'taskItem',
    'image',
    'mention',
    'x',
  );
  const attributes = fc.dictionary(
    fc.constantFrom('level', 'checked', 'id', 'label', 'src', 'colspan', 'start', 'style', 'onclick'),
    fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.object({ maxDepth: 1 })),
  );
  const tree = fc.letrec((tie) => ({
    element: fc.record({ name: names, attributes, children: fc.array(tie('any'), { maxLength: 3 }) }),
    any: fc.oneof({ maxDepth: 3 }, fc.string(), tie('element')),
  })).any as fc.Arbitrary<Tree>;
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 4 }), (trees) => {
      const document = new Y.Doc();
      document.getXmlFragment(RICH_FIELD).insert(0, trees.map(toXml));
      const html = richHtml(document);
      expect(html).not.toMatch(/<[^>]* (?:style|onclick)=/);
      richMarkdown(document);
      richText(document);
    }),
    { numRuns: 60, endOnFailure: true, interruptAfterTimeLimit: 4_000 },
  );
});

type Tree = string | { name: string; attributes: Record<string, unknown>; children: Tree[] };

function toXml(tree: Tree): Y.XmlElement | Y.XmlText {
  if (typeof tree === 'string') return new Y.XmlText(tree);
  const element = new Y.XmlElement(tree.name);
  for (const [name, value] of Object.entries(tree.attributes)) element.setAttribute(name, value as never);
  element.insert(0, tree.children.map(toXml));
  return element;
}

it('a long note comes in parts that hold every block once, in order; a short one as it is', () => {
  const lines = Array.from({ length: 130 }, (_, at) => `ligne ${at}`);
  const html = richHtml(written(...lines.map((line) => paragraph(text(line)))));
  expect(html.match(/<div class="rich-part">/g)).toHaveLength(6);
  expect([...html.matchAll(/<p>([^<]*)<\/p>/g)].map(([, line]) => line)).toEqual(lines);
  expect(richHtml(MINUTES)).not.toContain('rich-part');
});

it('what a page knows without building the schema is what the schema holds', () => {
  const { nodes, marks } = richSchema();
  expect([...KNOWN_NAMES].sort()).toEqual([...Object.keys(nodes), ...Object.keys(marks)].sort());
});
