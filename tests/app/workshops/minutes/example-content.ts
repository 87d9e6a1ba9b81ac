// A page as people really write it, and as nobody should.
import type { ContentCard, WorkshopContent } from '#app/workshops/minutes/workshop-content.ts';

export function card(id: string, text: string, more: Partial<ContentCard> = {}): ContentCard {
  return {
    id,
    text,
    authorId: 'ana',
    authorName: 'Ana',
    structure: 'CCAS de Montpellier',
    onBehalfOf: '',
    theme: '',
    votes: 0,
    mentions: [],
    groupId: null,
    comments: [],
    ...more,
  };
}

export const HOSTILE = [
  'Contrôle \u0000\u0007\u001b fini',
  'Signes ]]> <w:t> & "guillemets" \'simples\'',
  'Visages 👩‍👩‍👧 et demi \ud83d seul',
  'مرحبا بالعالم مع كلمات',
  `Long ${'a'.repeat(500)}`,
  'Deux\nlignes',
  '# pas un titre *ni gras* | ni tableau',
  '1. pas une liste\n- ni ici\n> ni citation',
];

const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });

export const EXAMPLE: WorkshopContent = {
  page: { id: 'p', slug: 'pleniere', title: 'Plénière <du> réseau', theme: 'Froid' },
  boards: [
    {
      noteId: 'b',
      title: 'Tour de table',
      columns: [
        {
          id: 'actions',
          title: 'Actions',
          cards: [
            card('a1', 'Permanence le mardi', {
              votes: 3,
              mentions: ['alec-montpellier'],
              comments: [{ author: 'Luc', structure: 'Gefosat', text: 'Commencer à 9 h', mentions: [] }],
            }),
            card('a2', 'Visites à domicile', {
              authorId: 'luc',
              authorName: 'Luc',
              structure: 'Gefosat',
              onBehalfOf: 'la table 2',
              groupId: 'a1',
            }),
            ...HOSTILE.map((words, at) => card(`h${at}`, words)),
          ],
        },
        { id: 'difficultes', title: 'Difficultés', cards: [] },
      ],
    },
  ],
  texts: [
    {
      noteId: 't',
      title: 'Synthèse',
      json: {
        type: 'doc',
        content: [
          { type: 'heading', attrs: { level: 2 }, content: [text('Ce qui ressort')] },
          paragraph(
            text('Un '),
            text('mot gras', { type: 'bold' }),
            text(' et un '),
            text('lien', { type: 'link', attrs: { href: 'https://exemple.fr/a?b=1&c=2' } }),
          ),
          paragraph(text('piège', { type: 'link', attrs: { href: 'javascript:alert(1)' } })),
          {
            type: 'bulletList',
            content: [
              {
                type: 'listItem',
                content: [
                  paragraph(text('premier point')),
                  {
                    type: 'orderedList',
                    attrs: { start: 3 },
                    content: [{ type: 'listItem', content: [paragraph(text('point dessous'))] }],
                  },
                ],
              },
            ],
          },
          {
            type: 'taskList',
            content: [
              { type: 'taskItem', attrs: { checked: true }, content: [paragraph(text('tâche finie'))] },
              { type: 'taskItem', attrs: { checked: false }, content: [paragraph(text('tâche ouverte'))] },
            ],
          },
          {
            type: 'table',
            content: [
              {
                type: 'tableRow',
                content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph(text('Entête | large'))] }],
              },
              {
                type: 'tableRow',
                content: [
                  { type: 'tableCell', content: [paragraph(text('case A'))] },
                  { type: 'tableCell', content: [paragraph(text('case B')), paragraph(text('suite B'))] },
                ],
              },
            ],
          },
          paragraph(
            { type: 'image', attrs: { src: '/images/abc', alt: 'Photo du mur' } },
            { type: 'hardBreak' },
            { type: 'mention', attrs: { id: 'gefosat', label: 'Gefosat' } },
          ),
          { type: 'blockquote', content: [paragraph(text('mot cité'))] },
          { type: 'codeBlock', content: [text('ligne ``` code')] },
          { type: 'horizontalRule' },
          { type: 'venuDeDemain', content: [paragraph(text('texte inconnu'))] },
        ],
      },
    },
  ],
};

export const WORDS_OF_NOTE = [
  'Ce qui ressort',
  'mot gras',
  'lien',
  'piège',
  'premier point',
  'point dessous',
  'tâche finie',
  'tâche ouverte',
  'case A',
  'suite B',
  'Photo du mur',
  '@Gefosat',
  'mot cité',
  'ligne ``` code',
  'texte inconnu',
];
