import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { unsentWords } from '#app/notes/device/unsent-words.ts';
import { addComment, answerComment, readComments, removeComment, settleComment } from '#app/notes/rich/comments.ts';
import { looksLikeMarkdown } from '#app/notes/rich/markdown-paste.ts';
import { RICH_FIELD, richSchema } from '#app/notes/rich/rich-schema.ts';
import { slashItems } from '#app/notes/rich/slash-items.ts';
import { writtenPieces } from '#app/notes/rich/who-wrote.ts';

const AMINA = { id: 'p1', name: 'Amina' };
const BRUNO = { id: 'p2', name: 'Bruno' };
const NEW = { start: {}, end: {}, quote: 'la salle', text: 'Laquelle ?', mentions: [], at: 1 };

function follow(of: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(of));
  return copy;
}

it('comments written and answered at once are all kept; what one removes, one removes of one’s own', () => {
  const one = new Y.Doc();
  const id = addComment(one, AMINA, { ...NEW, mentions: [{ slug: 'adil', name: 'ADIL' }] });
  const other = follow(one);
  answerComment(other, BRUNO, id, 'La petite', 2);
  answerComment(one, AMINA, id, 'Ou la grande', 3);
  addComment(other, BRUNO, { ...NEW, text: 'Autre', at: 4 });
  removeComment(other, BRUNO, id);
  settleComment(one, id, true);
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  expect(readComments(one)).toEqual(readComments(other));
  const [first, second] = readComments(one);
  expect(first).toMatchObject({ author: 'Amina', isSettled: true, mentions: [{ slug: 'adil', name: 'ADIL' }] });
  expect(first?.answers.map(({ text }) => text).sort()).toEqual(['La petite', 'Ou la grande']);
  expect(second?.text).toBe('Autre');
  removeComment(one, AMINA, id);
  expect(readComments(one).map(({ text }) => text)).toEqual(['Autre']);
  removeComment(one, { ...AMINA, arranges: true }, second?.id ?? '');
  expect(readComments(one)).toEqual([]);
});

it('comments that nobody of ours wrote break nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything({ maxDepth: 2, withNullPrototype: false })), (fields) => {
      const document = new Y.Doc();
      const entry = new Y.Map<unknown>();
      document.getMap('comments').set('x', entry);
      for (const [name, value] of Object.entries(fields)) {
        try {
          entry.set(name, value);
        } catch {
          // Yjs itself refuses some values.
        }
      }
      expect(Array.isArray(readComments(document))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it('« qui a écrit » tells each letter, in the positions of the editor', () => {
  const one = new Y.Doc();
  const fragment = one.getXmlFragment(RICH_FIELD);
  const content = [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Titre' }] },
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [
            {
              type: 'paragraph',
              content: [
                { type: 'mention', attrs: { id: 'adil', label: 'ADIL' } },
                { type: 'text', text: 'viendra' },
              ],
            },
          ],
        },
      ],
    },
  ];
  prosemirrorJSONToYXmlFragment(richSchema(), { type: 'doc', content }, fragment);
  const other = follow(one);
  const heading = other.getXmlFragment(RICH_FIELD).get(0) as Y.XmlElement;
  (heading.get(0) as Y.XmlText).insert(2, 'XY');
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  const pieces = writtenPieces(fragment, (name) => richSchema().nodes[name]?.isLeaf ?? true);
  const by = (client: number) => pieces.filter((piece) => piece.client === client).map(({ from, to }) => [from, to]);
  // <h2> opens at 0: « Ti » is 1–3, « XY » 3–5, « tre » 5–8; ul, li and p open at 9, 10, 11, the mention is 12, its text 13–20.
  expect(by(one.clientID)).toEqual([
    [1, 3],
    [5, 8],
    [13, 20],
  ]);
  expect(by(other.clientID)).toEqual([[3, 5]]);
});

it('words that were refused can be read out of their update: each run once, cards too, nothing that was deleted again', () => {
  const held = new Y.Doc();
  held.getText('note').insert(0, 'déjà là. ');
  const mine = follow(held);
  const before = Y.encodeStateVector(mine);
  const text = mine.getText('note');
  for (const letter of 'un mot') text.insert(text.length, letter);
  text.insert(0, 'brouillon');
  text.delete(0, 9);
  const card = new Y.Map<unknown>();
  card.set('text', 'une carte');
  mine.getMap('cards').set('c1', card);
  expect(unsentWords(Y.encodeStateAsUpdate(mine, before)).split('\n')).toEqual(['un mot', 'une carte']);
});

it('pasted text is Markdown when it shows signs of it, not for one star', () => {
  for (const text of [
    '# Titre\n\n- un\n- deux',
    '- [ ] à faire\n- [x] fait',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    '**gras** et [lien](https://a.fr)',
  ])
    expect(looksLikeMarkdown(text)).toBe(true);
  for (const text of ['Bonjour', '2 * 3 = 6', '- une seule ligne', 'Voir a.fr\nMerci', '1. seule ligne'])
    expect(looksLikeMarkdown(text)).toBe(false);
});

it('« / » offers blocks by what people call them, and inside a table what changes it first', () => {
  expect(slashItems('tache', false).map(({ id }) => id)).toEqual(['tasks']);
  expect(slashItems('numéro', false).map(({ id }) => id)).toEqual(['numbers']);
  expect(slashItems('', false).some(({ isForTable }) => isForTable)).toBe(false);
  expect(slashItems('', true)[0]?.isForTable).toBe(true);
  expect(slashItems('', true).some(({ id }) => id === 'table')).toBe(false);
});
