// Workshop pages written as rows, their boards and notes as one encoded state.
import * as Y from 'yjs';
import type { Database } from '#db/client.ts';

export type PlantedCard = {
  id: string;
  column: string;
  text: string;
  authorId?: string;
  authorName?: string;
  structure?: string;
  mentions?: string[];
  theme?: string;
  groupId?: string;
};
export type PlantedPage = { id: string; slug: string; boardId: string; textId: string };

const COLUMNS = ['Actions', 'Difficultés', 'Besoins', 'Idées', 'Acteurs à contacter', 'Décisions'];

export async function plantWorkshop(
  { raw }: Database,
  {
    territory,
    slug,
    title = slug,
    cards,
    text = '',
    eventId = null,
  }: { territory: string; slug: string; title?: string; cards: PlantedCard[]; text?: string; eventId?: string | null },
): Promise<PlantedPage> {
  const [page] = await raw<
    { id: string }[]
  >`insert into workshop_pages (territory_id, slug, title, template, join_code, event_id)
    select id, ${slug}, ${title}, 'plenary', ${slug}, ${eventId} from territories where slug = ${territory} returning id`;
  const notes = await raw<
    { id: string; kind: string }[]
  >`insert into notes (kind) values ('board'), ('text') returning id, kind`;
  const idOf = (kind: string) => notes.find((note) => note.kind === kind)?.id ?? '';
  const [boardId, textId] = [idOf('board'), idOf('text')];
  if (!page) throw new Error(`no territory ${territory}`);
  await raw`insert into workshop_notes (page_id, note_id, title, position) values (${page.id}, ${boardId}, 'Paperboard', 0), (${page.id}, ${textId}, 'Synthèse', 1)`;
  for (const [noteId, document] of [
    [boardId, boardOf(cards)],
    [textId, textOf(text)],
  ] as const)
    await raw`insert into note_snapshots (note_id, state) values (${noteId}, ${Buffer.from(Y.encodeStateAsUpdate(document))})`;
  return { id: page.id, slug, boardId, textId };
}

/** As the model of the board writes them; columns have their title as id. */
export function boardOf(cards: PlantedCard[]): Y.Doc {
  const document = new Y.Doc();
  const put = (map: Y.Map<Y.Map<unknown>>, id: string, values: Record<string, unknown>) => {
    map.set(id, new Y.Map(Object.entries(values)));
  };
  COLUMNS.forEach((title, at) => {
    put(document.getMap('columns'), String(at), { title, pos: `a${at}` });
  });
  cards.forEach(({ id, column, text, ...more }, at) => {
    const pos = `${COLUMNS.indexOf(column)} a${String(at).padStart(3, '0')}`;
    put(document.getMap('cards'), id, {
      text: new Y.Text(text),
      pos,
      authorName: 'Ana',
      structure: '',
      mentions: [],
      at: '',
      ...more,
    });
  });
  return document;
}

function textOf(words: string): Y.Doc {
  const document = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  document.getXmlFragment('default').insert(0, [paragraph]);
  return document;
}
