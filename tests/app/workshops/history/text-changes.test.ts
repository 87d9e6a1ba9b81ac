import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { type WrittenBlock, writtenBlocks } from '#app/notes/rich/written-blocks.ts';
import { type TextChange, textChanges, wordChanges } from '#app/workshops/history/text-changes.ts';

const ANA = 1;
const LUC = 2;
const blocks = (text: string, client = ANA): WrittenBlock[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => [{ text: line, client }]);

/** `{+ajouté+}`, `[-retiré-]`. */
function shown({ kind, pieces }: TextChange): string {
  const marks = { same: ['', ''], added: ['{+', '+}'], removed: ['[-', '-]'] } as const;
  return `${kind} ${pieces.map((piece) => marks[piece.kind].join(piece.text)).join('')}`;
}

it.each([
  ['a\nb\nc', 'a\nx\nc', ['removed [-b-]', 'added {+x+}']],
  ['', 'a', ['added {+a+}']],
  ['a', 'a', []],
  ['a\nb', 'b\na', ['removed [-a-]', 'added {+a+}']],
  [
    'La visite se fait à deux, le mardi.',
    'La visite se fait à deux, le jeudi matin.',
    ['changed La visite se fait à deux, le [-mardi-]{+jeudi matin+}.'],
  ],
  [
    'Premier point du jour\nDeuxième point du jour',
    'Premier point du jour\nUn tout autre sujet\nDeuxième point de ce jour',
    ['added {+Un tout autre sujet+}', 'changed Deuxième point [-du-]{+de ce+} jour'],
  ],
])('compares block by block, and words within a block: %j → %j', (before, after, expected) => {
  expect(textChanges(blocks(before), blocks(after)).map(shown)).toEqual(expected);
});

it('says who wrote the added words, or those that were removed', () => {
  const before = blocks('Le guichet ouvre le lundi');
  const after: WrittenBlock[] = [
    [
      { text: 'Le guichet ouvre le ', client: ANA },
      { text: 'mardi', client: LUC },
    ],
  ];
  expect(textChanges(before, after)).toMatchObject([{ kind: 'changed', clients: [LUC] }]);
  expect(textChanges(before, blocks('Le guichet ouvre'))).toMatchObject([{ kind: 'changed', clients: [ANA] }]);
  expect(textChanges([], blocks('Neuf', LUC))).toMatchObject([{ kind: 'added', clients: [LUC] }]);
});

it('tells both texts whole, whatever they are', () => {
  const text = fc
    .array(fc.constantFrom('un ', 'deux', ' trois', ', ', 'é', '🙂', '  '), { maxLength: 25 })
    .map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordChanges(before, after);
      const without = (kind: string) => pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text);
      expect(without('removed').join('')).toBe(after);
      expect(without('added').join('')).toBe(before);
    }),
  );
});

it('compares long texts too', () => {
  const lines = Array.from({ length: 900 }, (_, at) => `ligne ${at}`);
  const [before, after] = [lines, [...lines.slice(1), 'fin']].map((text) => blocks(text.join('\n')));
  expect(textChanges(before ?? [], after ?? []).map(shown)).toEqual(['removed [-ligne 0-]', 'added {+fin+}']);
});

it('reads a note block by block: cells, mentions and pictures have words, and each its writer', () => {
  const document = new Y.Doc();
  const line = (...inside: (Y.XmlText | Y.XmlElement)[]) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, inside);
    return paragraph;
  };
  const mention = new Y.XmlElement('mention');
  mention.setAttribute('label', 'ADIL');
  const image = new Y.XmlElement('image');
  image.setAttribute('alt', 'Plan');
  const list = new Y.XmlElement('bulletList');
  const item = new Y.XmlElement('listItem');
  item.insert(0, [line(new Y.XmlText('Un point'))]);
  list.insert(0, [item]);
  document.getXmlFragment('default').insert(0, [line(new Y.XmlText('Voir '), mention), line(), list, image]);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(document));
  ((other.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(5, 'aussi ');
  const read = writtenBlocks(other);
  expect(read.map((runs) => runs.map(({ text }) => text).join(''))).toEqual([
    expect.stringMatching(/^Voir aussi .*ADIL$/),
    'Un point',
    expect.stringMatching(/^\[image\s?: Plan\]$/),
  ]);
  expect(read[0]?.map(({ client }) => client).slice(0, 2)).toEqual([document.clientID, other.clientID]);
});
