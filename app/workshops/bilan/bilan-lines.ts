// What becomes of each card in the bilan: one line, or one reason why it has none. Pure.
import { findCommune } from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { type UnderstoodNeed, understand } from '#search/understand.ts';
import type { ContentCard, WorkshopContent } from '../minutes/workshop-content.ts';

export const SECTIONS = [
  { key: 'participation', title: 'Qui était là' },
  { key: 'actions', title: 'Actions' },
  { key: 'difficultes', title: 'Difficultés' },
  { key: 'besoins', title: 'Besoins' },
  { key: 'idees', title: 'Idées' },
  { key: 'decisions', title: 'Décisions' },
  { key: 'acteurs', title: 'Acteurs à contacter' },
  { key: 'autres', title: 'Autres cartes' },
  { key: 'taches', title: 'Suites à donner' },
  { key: 'documents', title: 'Documents' },
] as const;

export type SectionKey = (typeof SECTIONS)[number]['key'];

export type BilanLine = {
  section: SectionKey;
  theme: string;
  commune: string;
  text: string;
  votes: number;
  pageId: string | null;
  cardId: string | null;
};

/** `reason`: a sentence. */
export type LeftOut = BilanLine & { reason: string };

export const SAME_WORDS = 'Dit mot pour mot par une autre carte de la même colonne : ses voix y sont comptées.';

/** Every card of every board once: in `lines` or in `leftOut`. Difficulties and actions come by votes, themes together. */
export function linesOfCards(contents: WorkshopContent[]): { lines: BilanLine[]; leftOut: LeftOut[] } {
  const lines: BilanLine[] = [];
  const leftOut: LeftOut[] = [];
  for (const { page, boards } of contents) {
    for (const { columns } of boards) {
      for (const { title, cards } of columns) {
        const said = new Map<string, BilanLine>();
        for (const card of cards) {
          const words = normalise(card.text);
          const twin = words === '' ? undefined : said.get(words);
          const line = lineOf(card, { pageId: page.id, section: sectionOf(title), theme: page.theme });
          if (twin) {
            twin.votes += card.votes;
            leftOut.push({ ...line, reason: SAME_WORDS });
            continue;
          }
          said.set(words, line);
          lines.push(line);
        }
      }
    }
  }
  return { lines: inOrder(lines), leftOut };
}

/** The others are read as they stand. */
const BY_THEME = new Set<SectionKey>(['actions', 'difficultes', 'besoins', 'idees']);

function lineOf(
  { id, text, theme, votes }: ContentCard,
  about: { pageId: string; section: SectionKey; theme: string },
): BilanLine {
  const { needs, place } = understand(text);
  const [best] = needs;
  const need = NEEDS.find(({ code }) => code === best?.code && isSaid(best));
  const [commune] = place?.communes.length === 1 ? place.communes : [];
  return {
    section: about.section,
    theme: BY_THEME.has(about.section) ? theme || need?.label || about.theme : '',
    commune: commune ? (findCommune(commune)?.name ?? '') : '',
    text,
    votes,
    pageId: about.pageId,
    cardId: id,
  };
}

/** A search may guess what somebody means; what is published only says what the words of a card say. */
const SURE = 6;

function isSaid({ score, words }: UnderstoodNeed): boolean {
  return words.length > 0 && score >= SURE;
}

/** « Acteurs à contacter » → `acteurs`; a column of one's own is among the others. */
export function sectionOf(title: string): SectionKey {
  const words = normalise(title);
  if (/\bdecision/.test(words)) return 'decisions';
  if (/\b(difficulte|frein|probleme|obstacle)/.test(words)) return 'difficultes';
  if (/\bacteur|\bcontact|\bpartenaire/.test(words)) return 'acteurs';
  if (/\bbesoin/.test(words)) return 'besoins';
  if (/\bidee|\bpiste|\bproposition/.test(words)) return 'idees';
  if (/\baction|\bnous faisons|\bce qui se fait/.test(words)) return 'actions';
  return 'autres';
}

function inOrder(lines: BilanLine[]): BilanLine[] {
  const at = (key: SectionKey) => SECTIONS.findIndex((section) => section.key === key);
  const most = new Map<string, number>();
  const themeKey = (line: BilanLine) => `${line.section} ${line.theme}`;
  for (const line of lines) most.set(themeKey(line), Math.max(most.get(themeKey(line)) ?? 0, line.votes));
  return lines.toSorted(
    (a, b) =>
      at(a.section) - at(b.section) ||
      (most.get(themeKey(b)) ?? 0) - (most.get(themeKey(a)) ?? 0) ||
      a.theme.localeCompare(b.theme, 'fr') ||
      b.votes - a.votes ||
      a.commune.localeCompare(b.commune, 'fr'),
  );
}
