// The bilan shaped for its two pages: section by section, theme by theme, each line with the address of its card.
import { cardHref } from '#app/events/card-link.ts';
import type { Queries } from '#db/client.ts';
import { threadAddress } from '../comments/card-comment.ts';
import { SECTIONS } from './bilan-lines.ts';
import { type BilanRow, readLines } from './store-bilan.server.ts';

export type LineView = {
  id: string;
  text: string;
  votes: number;
  commune: string;
  leftOut: string;
  /** `/ateliers/:slug#carte-…`; null for what came from no card. */
  href: string | null;
  /** Below its card; null where nobody said anything. */
  comments: { count: number; href: string } | null;
};
export type ThemeView = { theme: string; lines: LineView[] };
export type SectionView = { key: string; title: string; themes: ThemeView[] };

export type BilanView = {
  title: string;
  intro: string;
  revision: number;
  publishedAt: string | null;
  drawing: BilanRow['drawing'];
  sections: SectionView[];
  leftOut: LineView[];
};

export async function bilanView(
  queries: Queries,
  bilan: BilanRow,
  pages: { id: string; slug: string }[],
  said: Map<string, number>,
): Promise<BilanView> {
  const slugs = new Map(pages.map(({ id, slug }) => [id, slug]));
  const lines = (await readLines(queries, bilan.id)).map(({ pageId, cardId, cardRef, ...line }) => {
    const slug = pageId === null ? undefined : slugs.get(pageId);
    const count = cardId === null ? 0 : (said.get(cardId) ?? 0);
    return {
      ...line,
      href: slug && cardId ? cardHref(`${slug}/${cardId}`) : cardHref(cardRef),
      comments: slug && cardId && count > 0 ? { count, href: threadAddress(slug, cardId) } : null,
    };
  });
  const shown = ({ id, text, votes, commune, leftOut, href, comments }: (typeof lines)[number]): LineView => ({
    id,
    text,
    votes,
    commune,
    leftOut,
    href,
    comments,
  });
  const kept = lines.filter(({ leftOut }) => leftOut === '');
  return {
    title: bilan.title,
    intro: bilan.intro,
    revision: bilan.revision,
    publishedAt: bilan.publishedAt?.toISOString() ?? null,
    drawing: bilan.drawing,
    sections: SECTIONS.map(({ key, title }) => {
      const own = Map.groupBy(
        kept.filter(({ section }) => section === key),
        ({ theme }) => theme,
      );
      // Below a theme, what has none would seem to belong to it.
      const themes = [...own].sort(([one], [other]) => Number(one === '') - Number(other === ''));
      const named = (theme: string) => (theme === '' && themes.length > 1 ? 'Autres' : theme);
      return { key, title, themes: themes.map(([theme, all]) => ({ theme: named(theme), lines: all.map(shown) })) };
    }),
    leftOut: lines.filter(({ leftOut }) => leftOut !== '').map(shown),
  };
}
