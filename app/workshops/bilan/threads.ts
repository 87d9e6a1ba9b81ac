// « Le maillage avant / après »: who already worked with whom, and who did something together since. Pure.
import type { Thread, ThreadDrawing, ThreadReason } from '#db/schema/outcomes.ts';
import type { ContentCard, WorkshopContent } from '../minutes/workshop-content.ts';

/** `organisationId` of who joined; several phones may be of one structure. */
export type Present = { organisationId: string; slug: string; name: string };
export type Tie = { from: string; to: string };
/** Something that two structures did together, or said that they would. */
export type Meeting = Tie & { why: ThreadReason };

const MOST = 60;

/** Only what was said or done: two structures that were merely in one room have no thread. */
export function drawThreads(present: Omit<Present, 'slug'>[], before: Tie[], meetings: Meeting[]): ThreadDrawing {
  const names: Record<string, string> = {};
  for (const { organisationId, name } of present.slice(0, MOST)) names[organisationId] = name;
  const threads = new Map<string, Thread>();
  for (const { from, to, why } of [...before.map((tie) => ({ ...tie, why: null })), ...meetings]) {
    if (from === to || !(from in names) || !(to in names)) continue;
    const [one = '', other = ''] = [from, to].sort();
    const known = threads.get(`${one} ${other}`) ?? { from: one, to: other, isNew: true, why: [] };
    if (why === null) known.isNew = false;
    else if (!known.why?.includes(why)) known.why = [...(known.why ?? []), why].sort();
    threads.set(`${one} ${other}`, known);
  }
  const ordered = [...threads].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, thread]) => thread);
  return { names, threads: ordered };
}

type CardsAsked = {
  contents: Pick<WorkshopContent, 'boards'>[];
  /** Of a join or a person, by the id under which they write. */
  organisationOf: ReadonlyMap<string, string>;
  /** Of structures in the room, by slug. */
  bySlug: ReadonlyMap<string, string>;
};

/** Cards that were put together, and structures named in the card of another one. What is said for somebody else is nobody's here. */
export function meetingsOfCards({ contents, organisationOf, bySlug }: CardsAsked): Meeting[] {
  const cards = contents.flatMap(({ boards }) =>
    boards.flatMap(({ columns }) => columns.flatMap((column) => column.cards)),
  );
  const speaker = ({ onBehalfOf, authorId }: ContentCard) =>
    onBehalfOf === '' ? (organisationOf.get(authorId) ?? null) : null;
  const mentions = cards.flatMap((card) => {
    const from = speaker(card);
    return card.mentions.flatMap((slug): Meeting[] => {
      const to = bySlug.get(slug);
      return from && to ? [{ from, to, why: 'mention' }] : [];
    });
  });
  const groups = Map.groupBy(cards, ({ id, groupId }) => groupId ?? id);
  const together = [...groups.values()].flatMap((group) =>
    pairs(group.flatMap((card) => speaker(card) ?? [])).map((tie): Meeting => ({ ...tie, why: 'cards' })),
  );
  return [...mentions, ...together];
}

export function pairs(ids: string[]): Tie[] {
  const once = [...new Set(ids)];
  return once.flatMap((from, at) => once.slice(at + 1).map((to) => ({ from, to })));
}

/** What is drawn: a drawing made before new threads had a reason counted everybody in the room. */
export function shownThreads({ threads }: ThreadDrawing): Thread[] {
  return threads.filter(({ isNew, why = [] }) => !isNew || why.length > 0);
}

export type Knot = { id: string; name: string; x: number; y: number };

/** Structures on a circle of radius 1 around 0,0, the first at the top, clockwise. */
export function knotsOf({ names }: ThreadDrawing): Knot[] {
  const ids = Object.keys(names).sort((a, b) => (names[a] ?? '').localeCompare(names[b] ?? '', 'fr'));
  return ids.map((id, at) => {
    const angle = (2 * Math.PI * at) / Math.max(1, ids.length) - Math.PI / 2;
    return { id, name: names[id] ?? '', x: Math.cos(angle), y: Math.sin(angle) };
  });
}

/** What has room beside a knot. */
const LINE = 15;

/** A name on two lines, cut between words where it can be; the list below the drawing says it in full. */
export function nameLines(name: string): string[] {
  const first = fitted(name);
  const rest = name.slice(first.length).trim();
  if (rest === '') return [first];
  return [first, rest.length <= LINE ? rest : `${fitted(rest, LINE - 1).replace(/[\s–-]+$/u, '')}…`];
}

function fitted(text: string, most = LINE): string {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(' ', most);
  return space > 0 ? text.slice(0, space) : text.slice(0, most);
}
