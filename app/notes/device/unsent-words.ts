// The words inside an update that was never taken in: what can still be copied when nothing else can be done with it.
import * as Y from 'yjs';

/** Texts one wrote, in the order of writing, a line for each place; what one deleted again is not among them. */
export function unsentWords(update: Uint8Array): string {
  const { structs } = Y.decodeUpdate(update);
  const pieces: string[] = [];
  let before: { client: number; clock: number } | null = null;
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const text = textOf(struct);
    if (text === '') continue;
    const follows = before?.client === struct.origin?.client && before?.clock === struct.origin?.clock;
    if (follows && before !== null) pieces[pieces.length - 1] += text;
    else pieces.push(text);
    before = { client: struct.id.client, clock: struct.id.clock + struct.length - 1 };
  }
  return pieces.join('\n').trim();
}

function textOf(item: Y.Item): string {
  if (item.content instanceof Y.ContentString) return item.content.str;
  // A card holds its words as one value.
  if (item.parentSub === 'text' && item.content instanceof Y.ContentAny)
    return item.content.arr.filter((value) => typeof value === 'string').join(' ');
  return '';
}
