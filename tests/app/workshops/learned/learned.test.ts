import { expect, it } from 'vitest';
import { type KnownActor, namesSaid, readCandidates } from '#app/workshops/learned/learned.ts';
import { findContacts } from '#app/workshops/learned/said-contacts.ts';
import type { ContentCard, WorkshopContent } from '#app/workshops/minutes/workshop-content.ts';
import { card } from '../minutes/example-content.ts';

const ALEC: KnownActor = {
  id: 'alec',
  slug: 'alec-montpellier',
  name: 'Agence locale de l’énergie de Montpellier',
  acronym: 'ALEC',
  contacts: ['04 67 00 00 01', 'contact@alec.example'],
  services: ['Conseil aux économies d’énergie'],
};

function content(columns: Record<string, ContentCard[]>): WorkshopContent {
  const list = Object.entries(columns).map(([title, cards]) => ({ id: title, title, cards }));
  return {
    page: { id: 'p', slug: 'p', title: 'P', theme: '' },
    boards: [{ noteId: 'b', title: 'B', columns: list }],
    texts: [],
  };
}
const read = (columns: Record<string, ContentCard[]>, more = {}) =>
  readCandidates({ content: content(columns), known: [ALEC], structures: [], noted: [], ...more });

it('finds new actors in their column, among who joined and among what was noted, each once with every card that says it', () => {
  const found = read(
    {
      'Acteurs à contacter': [
        card('1', 'Épicerie solidaire Zyx : demander leurs horaires'),
        card('2', 'l’épicerie Zyx solidaire'),
        card('3', 'ALEC'),
        card('4', 'déjà mentionnée', { mentions: ['alec-montpellier'] }),
      ],
      Idées: [card('5', 'un mot sur @Zyxobus')],
    },
    { structures: ['Épicerie solidaire Zyx', 'Atelier Wvut'], noted: [{ name: 'Zyxobus', cardId: '5' }] },
  );
  expect(found.map(({ kind, name, evidence }) => [kind, name, evidence.map(({ cardId }) => cardId)])).toEqual([
    ['actor', 'Zyxobus', ['5']],
    ['actor', 'Épicerie solidaire Zyx', ['1', '2', null]],
    ['actor', 'Atelier Wvut', [null]],
  ]);
});

it('finds what the entry does not say: a number, a mail, a site; never a personal one', () => {
  const found = read({
    Divers: [
      card('1', 'Nouveau numéro 04.67.00.00.02, toujours 0467000001', { mentions: ['alec-montpellier'] }),
      card('2', 'accueil@alec.example ou zyx@gmail.com ou 06 39 98 00 01', { mentions: ['alec-montpellier'] }),
      card('3', '04 67 00 00 09', { mentions: ['alec-montpellier', 'gefosat'] }),
      card('4', '04 67 00 00 08'),
    ],
  });
  expect(found.map(({ kind, name, channel, organisation }) => [kind, name, channel, organisation?.slug])).toEqual([
    ['correction', '04 67 00 00 02', 'telephone', 'alec-montpellier'],
    ['correction', 'accueil@alec.example', 'courriel', 'alec-montpellier'],
  ]);
});

it('hears what is said below a card as what the card says, and quotes the one that says it', () => {
  const below = (text: string, mentions: string[] = []) => ({ author: 'Luc', structure: '', text, mentions });
  const found = read(
    {
      Difficultés: [
        card('1', 'On ne sait pas qui appeler', {
          comments: [
            below('@Agence locale : leur nouveau numéro est le 04 67 00 00 02', ['alec-montpellier']),
            below('et @Zyxobus pour y aller'),
          ],
        }),
        card('2', 'Le 04 67 00 00 02 répond', { mentions: ['alec-montpellier'] }),
        card('3', '@Zyxobus passe le mardi'),
      ],
    },
    {
      noted: [
        { name: 'Zyxobus', cardId: '1' },
        { name: 'zyxobus', cardId: '3' },
      ],
    },
  );
  expect(found).toMatchObject([
    {
      kind: 'actor',
      name: 'Zyxobus',
      evidence: [
        { cardId: '1', text: 'et @Zyxobus pour y aller', isComment: true },
        { cardId: '3', text: '@Zyxobus passe le mardi' },
      ],
    },
    {
      kind: 'correction',
      name: '04 67 00 00 02',
      organisation: { slug: 'alec-montpellier' },
      evidence: [{ cardId: '1', isComment: true }, { cardId: '2' }],
    },
  ]);
  expect(found).toHaveLength(2);
});

it('finds new services among the actions of a known structure, with the need they answer', () => {
  const found = read({
    Actions: [
      card('1', 'Prêt de radiateurs pour les logements froids', { structure: 'ALEC' }),
      card('2', 'conseil énergie économies', { structure: 'alec' }),
      card('3', 'Maraude du samedi', { structure: 'Inconnue' }),
      card('4', 'Oui', { structure: 'ALEC' }),
    ],
  });
  expect(found).toMatchObject([
    {
      kind: 'service',
      name: 'Prêt de radiateurs pour les logements froids',
      need: 'froid-inconfort',
      organisation: { slug: 'alec-montpellier' },
    },
  ]);
});

it('asks the directory about every name once', () => {
  const said = {
    content: content({
      Actions: [card('1', 'x', { structure: 'ALEC' })],
      'Acteurs à contacter': [card('2', 'Zyx, Wvut')],
    }),
    structures: ['ALEC'],
    noted: [],
  };
  expect(namesSaid(said)).toEqual(['ALEC', 'CCAS de Montpellier', 'Zyx']);
});

it.each([
  ['+33 4 67 00 00 02', '04 67 00 00 02'],
  ['voir www.zyx.example/contact.', 'www.zyx.example/contact'],
  ['https://zyx.example', 'https://zyx.example'],
  ['SIRET 732 829 320 00074', undefined],
  ['le 04/12/2026', undefined],
])('in « %s » finds %s', (text, value) => {
  expect(findContacts(text)[0]?.value).toBe(value);
});
