// What a frame may say in comments: under one's own name only, and nothing over what others said. Looks at what arrives and where it
// goes, never at the rest of the note.
import * as Y from 'yjs';
import { COMMENTS_FIELD } from './rich-schema.ts';

/** `gap`: nobody can tell where it goes, for it leans on words that are not here. */
export type CommentVerdict = 'fine' | 'refused' | 'gap';

/** Whose hand it is. */
export type Signature = { isOwn: (authorId: string) => boolean; isNamed: (name: string) => boolean };

type Struct = Y.Item | Y.GC | Y.Skip;
/** `root`: the comments themselves. */
type Above = { holder: Y.Item | 'root'; key: string | null } | 'elsewhere' | 'missing';
/** Keys from the comment down, and the comment. */
type Path = { keys: (string | null)[]; entry: Y.Item } | 'elsewhere' | 'missing';

/** Cards of comments are shallow, texts are not; what was forged may turn in a circle. */
const DEEPEST = 500;

/** `signatureOf`: null for whom nothing is to be judged. */
export function judgeComments(
  document: Y.Doc,
  structs: readonly Struct[],
  signatureOf: (client: number) => Signature | null,
): CommentVerdict {
  const aboveOf = openPaths(document, structs);
  for (const item of structs) {
    if (!(item instanceof Y.Item) || item.content instanceof Y.ContentDeleted) continue;
    if (item.id.clock + item.length <= Y.getState(document.store, item.id.client)) continue;
    const signature = signatureOf(item.id.client);
    if (!signature) continue;
    const path = pathOf(item, aboveOf);
    if (path === 'elsewhere' || (path === 'missing' && isText(item))) continue;
    if (path === 'missing') return 'gap';
    if (!isAllowed(document, { item, path, signature })) return 'refused';
  }
  return 'fine';
}

/** Of the words themselves; no comment is made of it. */
function isText({ content }: Y.Item): boolean {
  if (content instanceof Y.ContentType)
    return content.type instanceof Y.XmlText || content.type instanceof Y.XmlFragment;
  return content instanceof Y.ContentString || content instanceof Y.ContentFormat;
}

type Asked = { item: Y.Item; path: Exclude<Path, string>; signature: Signature };

function isAllowed(document: Y.Doc, { item, path, signature }: Asked): boolean {
  const { keys, entry } = path;
  const [id, field] = keys;
  if (typeof id !== 'string') return false;
  const { content } = item;
  if (keys.length === 1) {
    // Never in the place of another one.
    const standing = document.share.get(COMMENTS_FIELD)?._map.has(id) === true;
    return !standing && content instanceof Y.ContentType && content.type instanceof Y.Map;
  }
  if (keys.length === 3) return field === 'answers' && keys[2] === null && isSigned(content, signature);
  if (keys.length !== 2) return false;
  if (field === 'isSettled') return content instanceof Y.ContentAny;
  const author = authorOf(entry);
  if (author !== undefined && !signature.isOwn(String(author))) return false;
  if (field === 'answers')
    return author === undefined && content instanceof Y.ContentType && content.type instanceof Y.Array;
  if (!(content instanceof Y.ContentAny)) return false;
  if (field === 'authorId') return content.arr.every((value) => typeof value === 'string' && signature.isOwn(value));
  if (field === 'author') return content.arr.every((value) => typeof value === 'string' && signature.isNamed(value));
  return true;
}

function isSigned(content: Y.Item['content'], { isOwn, isNamed }: Signature): boolean {
  if (!(content instanceof Y.ContentAny)) return false;
  return content.arr.every((answer) => {
    const { authorId, author } = (answer ?? {}) as Record<string, unknown>;
    return typeof authorId === 'string' && typeof author === 'string' && isOwn(authorId) && isNamed(author);
  });
}

/** Who signed a comment that stands already. */
function authorOf({ content, parent }: Y.Item): unknown {
  const isStanding = parent instanceof Y.AbstractType && content instanceof Y.ContentType;
  return isStanding && content.type instanceof Y.Map ? content.type.get('authorId') : undefined;
}

function pathOf(item: Y.Item, aboveOf: (item: Y.Item) => Above): Path {
  const keys: (string | null)[] = [];
  let at = item;
  while (keys.length < DEEPEST) {
    const above = aboveOf(at);
    if (typeof above === 'string') return above;
    keys.unshift(above.key);
    if (above.holder === 'root') return { keys, entry: at };
    at = above.holder;
  }
  return 'missing';
}

/** Where something lies: as the note knows, as it says itself, or as its neighbour. */
function openPaths(document: Y.Doc, structs: readonly Struct[]): (item: Y.Item) => Above {
  const comments = document.share.get(COMMENTS_FIELD);
  let arriving: Map<number, Struct[]> | null = null;
  const known = new Map<Y.Item, Above>();

  function find({ client, clock }: Y.ID): Struct | undefined {
    if (clock < Y.getState(document.store, client))
      return Y.getItem(document.store, Y.createID(client, clock)) as Struct;
    arriving ??= Map.groupBy(structs, ({ id }) => id.client);
    const run = arriving.get(client);
    const [first, last] = [run?.[0], run?.at(-1)];
    if (!run || !first || !last || clock < first.id.clock || clock >= last.id.clock + last.length) return undefined;
    return run[Y.findIndexSS(run as never, clock)];
  }

  /** null: as its neighbour. */
  function told({ parent, parentSub }: Y.Item): Above | null {
    if (parent === null) return null;
    if (parent instanceof Y.AbstractType) {
      if (parent._item) return { holder: parent._item, key: parentSub };
      return parent === comments ? { holder: 'root', key: parentSub } : 'elsewhere';
    }
    if (typeof parent === 'string') return parent === COMMENTS_FIELD ? { holder: 'root', key: parentSub } : 'elsewhere';
    const holder = find(parent as Y.ID);
    if (!holder) return 'missing';
    return holder instanceof Y.Item ? { holder, key: parentSub } : 'elsewhere';
  }

  return (item) => {
    const asked: Y.Item[] = [];
    let at = item;
    let above = known.get(at) ?? told(at);
    while (above === null) {
      asked.push(at);
      // Until it is known: what leans on itself leans on nothing.
      known.set(at, 'missing');
      const neighbour = at.origin ?? at.rightOrigin;
      const next = neighbour ? find(neighbour) : undefined;
      if (!next) above = 'missing';
      else if (!(next instanceof Y.Item)) above = 'elsewhere';
      else {
        at = next;
        above = known.get(at) ?? told(at);
      }
    }
    for (const each of asked) known.set(each, above);
    return above;
  };
}
