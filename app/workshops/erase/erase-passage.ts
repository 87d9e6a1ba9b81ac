// Takes a passage, or a whole card, out of a note's document: map values, texts, attributes and marks. Pure on the document;
// what is deleted leaves the encoded state at the end of the transaction.
import * as Y from 'yjs';
import { RICH_FIELD } from '#app/notes/rich/rich-schema.ts';
import { cardsOf } from '../board/board.ts';

/** `picture`: its address, as the note says it. */
export type Erased = { cardId: string } | { passage: string } | { picture: string };

export function eraseFrom(document: Y.Doc, erased: Erased): void {
  document.transact(() => {
    if ('cardId' in erased) cardsOf(document).delete(erased.cardId);
    else if ('picture' in erased)
      erasePictures(document.getXmlFragment(RICH_FIELD), ({ src }) => src === erased.picture);
    else {
      // A picture whose description tells it shows it.
      erasePictures(document.getXmlFragment(RICH_FIELD), (attributes) => holds(attributes, erased.passage));
      for (const name of [...document.share.keys()]) eraseFromType(rootOf(document, name), erased.passage);
    }
  });
}

function erasePictures(parent: Y.XmlFragment, isErased: (attributes: Record<string, unknown>) => boolean): void {
  for (let at = parent.length - 1; at >= 0; at--) {
    const child = parent.get(at);
    if (!(child instanceof Y.XmlElement)) continue;
    if (child.nodeName === 'image' && isErased(child.getAttributes() as Record<string, unknown>)) parent.delete(at, 1);
    else erasePictures(child, isErased);
  }
}

/** Roots that nobody asked for by their kind yet: what they hold tells. */
function rootOf(document: Y.Doc, name: string): unknown {
  const root = document.share.get(name) as Y.AbstractType<unknown>;
  if (root.constructor !== Y.AbstractType) return root;
  if (root._map.size > 0) return document.getMap(name);
  let item = root._start;
  while (item?.deleted) item = item.right;
  if (item?.content instanceof Y.ContentType) {
    const isXml = item.content.type instanceof Y.XmlElement || item.content.type instanceof Y.XmlText;
    return isXml ? document.getXmlFragment(name) : document.getArray(name);
  }
  return item?.content instanceof Y.ContentString ? document.getText(name) : document.getArray(name);
}

function eraseFromType(type: unknown, passage: string): void {
  if (type instanceof Y.XmlElement || type instanceof Y.XmlText) eraseFromAttributes(type, passage);
  if (type instanceof Y.Text) eraseFromText(type, passage);
  else if (type instanceof Y.XmlFragment) for (const child of type.toArray()) eraseFromType(child, passage);
  else if (type instanceof Y.Map) {
    for (const [key, value] of [...type.entries()]) {
      if (value instanceof Y.AbstractType) eraseFromType(value, passage);
      else if (holds(value, passage)) type.set(key, without(value, passage));
      if (key.includes(passage)) type.delete(key);
    }
  } else if (type instanceof Y.Array) {
    type.toArray().forEach((value: unknown, at) => {
      if (value instanceof Y.AbstractType) eraseFromType(value, passage);
      else if (holds(value, passage)) {
        type.delete(at, 1);
        type.insert(at, [without(value, passage)]);
      }
    });
  }
}

/** Words may be cut into pieces by marks: they are put together before one looks. */
function eraseFromText(text: Y.Text, passage: string): void {
  const pieces = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  const words = pieces.map(({ insert }) => (typeof insert === 'string' ? insert : '\ufffc')).join('');
  for (let at = words.lastIndexOf(passage); at >= 0; at = at === 0 ? -1 : words.lastIndexOf(passage, at - 1))
    text.delete(at, passage.length);
  let at = 0;
  for (const { insert, attributes = {} } of text.toDelta() as typeof pieces) {
    const length = typeof insert === 'string' ? insert.length : 1;
    const marked = Object.entries(attributes).filter(([, value]) => holds(value, passage));
    if (insert instanceof Y.AbstractType) eraseFromType(insert, passage);
    if (marked.length > 0) text.format(at, length, Object.fromEntries(marked.map(([name]) => [name, null])));
    at += length;
  }
}

function eraseFromAttributes(element: Y.XmlElement | Y.XmlText, passage: string): void {
  for (const [name, value] of Object.entries(element.getAttributes() as Record<string, unknown>))
    if (holds(value, passage)) element.setAttribute(name, without(value, passage) as never);
}

function holds(value: unknown, passage: string): boolean {
  if (typeof value === 'string') return value.includes(passage);
  return (
    value !== null && typeof value === 'object' && JSON.stringify(value).includes(JSON.stringify(passage).slice(1, -1))
  );
}

function without(value: unknown, passage: string): unknown {
  if (typeof value === 'string') return value.replaceAll(passage, '');
  if (Array.isArray(value)) return value.map((each) => without(each, passage));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, without(each, passage)]));
  return value;
}
