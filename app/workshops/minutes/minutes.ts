// The minutes of a workshop page as blocks: its paperboards, then its notes. Pure.
import { type Block, heading, type ListItem, paragraph, type Run, run } from './blocks.ts';
import { noteBlocks } from './note-blocks.ts';
import type { ContentBoard, ContentCard, ContentColumn, WorkshopContent } from './workshop-content.ts';

export type Minutes = { title: string; lead: string; blocks: Block[] };

export type MinutesFrame = {
  publicUrl: string;
  /** Said under the title: when and where it took place, when these minutes were made. */
  lead: string;
  /** Slug → name of the organisations that cards mention. */
  names: Record<string, string>;
};

type CardFrame = Pick<MinutesFrame, 'publicUrl' | 'names'> & { pageUrl: string };

export function composeMinutes({ page, boards, texts }: WorkshopContent, frame: MinutesFrame): Minutes {
  const { publicUrl, lead, names } = frame;
  return {
    title: page.title,
    lead,
    blocks: [
      ...boards.flatMap((board) =>
        boardBlocks(board, { publicUrl, names, pageUrl: `${publicUrl}/ateliers/${page.slug}` }),
      ),
      ...texts.flatMap(({ title, json }) => {
        const blocks = noteBlocks(json, publicUrl);
        return [heading(2, title), ...(blocks.length > 0 ? blocks : [nothing('Rien n’est écrit ici.')])];
      }),
    ],
  };
}

function boardBlocks({ title, columns }: ContentBoard, frame: CardFrame): Block[] {
  return [
    heading(2, title),
    ...columns.flatMap((column) => [
      heading(3, column.title),
      ...(column.cards.length > 0 ? columnBlocks(column, frame) : [nothing('Aucune carte.')]),
    ]),
  ];
}

/** What the facilitator put together stays together, each card with its own author. */
function columnBlocks({ cards }: ContentColumn, frame: CardFrame): Block[] {
  const ids = new Set(cards.map(({ id }) => id));
  const items = cards
    .filter(({ groupId }) => groupId === null || !ids.has(groupId))
    .map((card) => {
      const under = cards.filter(({ groupId }) => groupId === card.id);
      return cardItem(
        card,
        frame,
        under.map((one) => cardItem(one, frame)),
      );
    });
  return [list(items)];
}

/** What was said of it, then the cards `under` it, as one list: an open document holds one below a line. */
function cardItem(card: ContentCard, { publicUrl, pageUrl, names }: CardFrame, under: ListItem[] = []): ListItem {
  const about: Run[] = [run(`— ${cardSource(card)}`, { isItalic: true })];
  for (const slug of card.mentions)
    about.push(
      run(' · '),
      run(names[slug] ?? `@${slug}`, { href: `${publicUrl}/annuaire/${encodeURIComponent(slug)}` }),
    );
  about.push(run(' · '), run('la carte', { href: `${pageUrl}#carte-${encodeURIComponent(card.id)}` }));
  const said = card.comments.map(({ author, structure, text }) => ({
    isDone: null,
    blocks: [
      paragraph(
        run(`Commentaire ${byWhom([author, structure].filter(Boolean).join(', '))} : `, { isItalic: true }),
        run(text),
      ),
    ],
  }));
  const below = [...said, ...under];
  const blocks = [paragraph(run(card.text)), paragraph(...about), ...(below.length > 0 ? [list(below)] : [])];
  return { isDone: null, blocks };
}

/** « de Luc », « d’Inès ». */
function byWhom(name: string): string {
  return /^[aàâäeéèêëiîïoôöuùûüœæ]/iu.test(name) ? `d’${name}` : `de ${name}`;
}

/** « Ana, CCAS de Montpellier, au nom de la table 2 · 3 voix ». */
export function cardSource({ authorName, structure, onBehalfOf, votes }: ContentCard): string {
  const who = [authorName || 'Sans nom', structure, onBehalfOf && `au nom de ${onBehalfOf}`].filter(Boolean).join(', ');
  return votes > 0 ? `${who} · ${votes} voix` : who;
}

function list(items: ListItem[]): Block {
  return { kind: 'list', isOrdered: false, start: 1, items };
}

function nothing(words: string): Block {
  return paragraph(run(words, { isItalic: true }));
}
