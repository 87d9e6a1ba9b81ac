// What a frame may say in comments: under one's own name only, and nothing over what others said. Looks at what arrives and where it
// goes, never at the rest of the note.
import * as Y from 'yjs';
import { COMMENTS_FIELD } from './rich-schema.ts';

/** `gap`: nobody can tell where it goes, for it leans on words that are not here. */
export type CommentVerdict = 'fine' | 'refused' | 'gap';

/** Whose hand it is. `arranges`: of who facilitates, and may take out what others said. */
export type Signature = {
  isOwn: (authorId: string) => boolean;
  isNamed: (name: string) => boolean;
  arranges?: boolean;
};

type Struct = Y.Item | Y.GC | Y.Skip;
/** `root`: the comments themselves. */
type Above = { holder: Y.Item | 'root'; key: string | null } | 'elsewhere' | 'missing';
/** Keys from the comment down, and the comment. */
type Path = { keys: (string | null)[]; entry: Y.Item } | 'elsewhere' | 'missing';

/** Cards of comments are shallow, texts are not; what was forged may turn in a circle. */
const DEEPEST = 500;

type Arrived = { structs: readonly Struct[]; ds?: Deletions };
type Deletions = ReturnType<typeof Y.decodeUpdate>['ds'];
/** `signatureOf`: null for whom nothing is to be judged. `deleter`: who brings it, and so takes out what it takes out. */
type Hands = { signatureOf: (client: number) => Signature | null; deleter: Signature };

export function judgeComments(document: Y.Doc, { structs, ds }: Arrived, hands: Hands): CommentVerdict {
  const hasComments = (document.share.get(COMMENTS_FIELD)?._map.size ?? 0) > 0;
  const aboveOf = openPaths(document, structs);
  for (const item of structs) {
    if (!(item instanceof Y.Item) || (item.content instanceof Y.ContentDeleted && !hasComments)) continue;
    if (item.id.clock + item.length <= Y.getState(document.store, item.id.client)) continue;
    const signature = hands.signatureOf(item.id.client);
    if (!signature) continue;
    const path = pathOf(item, aboveOf);
    if (path === 'elsewhere' || (path === 'missing' && isText(item))) continue;
    if (path === 'missing') return 'gap';
    if (!isAllowed(document, { item, path, signature })) return 'refused';
  }
  if (!ds || !hasComments) return 'fine';
  return mayTakeOut(document, { structs, ds, deleter: hands.deleter }) ? 'fine' : 'refused';
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
  // What was there for a moment, and is not any more: nothing is said, but it may stand in the place of something.
  const isGone = content instanceof Y.ContentDeleted;
  if (keys.length === 3) return field === 'answers' && keys[2] === null && (isGone || isSigned(content, signature));
  if (keys.length !== 2) return false;
  if (field === 'isSettled') return isGone || content instanceof Y.ContentAny;
  if (field === 'removed' && signature.arranges) return isGone || content instanceof Y.ContentAny;
  const author = authorOf(entry);
  if (author !== undefined && !signature.isOwn(String(author))) return false;
  if (isGone) return true;
  if (field === 'answers')
    return author === undefined && content instanceof Y.ContentType && content.type instanceof Y.Array;
  if (!(content instanceof Y.ContentAny)) return false;
  if (field === 'authorId') return content.arr.every((value) => typeof value === 'string' && signature.isOwn(value));
  if (field === 'author') return content.arr.every((value) => typeof value === 'string' && signature.isNamed(value));
  return true;
}

type TakenOut = { structs: readonly Struct[]; ds: Deletions; deleter: Signature };

/** One’s own, or what one replaces by something that is judged; anybody’s comment by who facilitates. */
function mayTakeOut(document: Y.Doc, { structs, ds, deleter }: TakenOut): boolean {
  const comments = document.share.get(COMMENTS_FIELD);
  const replaced = new Set(
    structs.flatMap((item) =>
      item instanceof Y.Item && item.origin ? `${item.origin.client} ${item.origin.clock}` : [],
    ),
  );
  const isOwn = (author: unknown) => author === undefined || deleter.isOwn(String(author));
  const isTaken = (item: Y.Item) => Y.isDeleted(ds as never, item.id);

  function may(item: Y.Item, from: number, to: number): boolean {
    const above = standing(item, comments);
    const [entry, field] = above;
    if (!entry) return true;
    if (!field) return deleter.arranges === true || isOwn(authorOf(entry));
    // With all that is in it: judged on its own.
    if (above.slice(0, -1).some(isTaken)) return true;
    if (above.length === 2)
      return (
        field.parentSub === 'isSettled' ||
        isOwn(authorOf(entry)) ||
        replaced.has(`${field.lastId.client} ${field.lastId.clock}`)
      );
    return (
      item.content instanceof Y.ContentAny && item.content.arr.slice(from, to).every((said) => isOwn(said?.authorId))
    );
  }

  for (const [client, ranges] of ds.clients) {
    const run = document.store.clients.get(client);
    const state = Y.getState(document.store, client);
    for (const { clock, len } of ranges) {
      if (!run || clock >= state) continue;
      for (let at = Y.findIndexSS(run, clock); at < run.length; at += 1) {
        const struct = run[at] as Struct;
        if (struct.id.clock >= clock + len) break;
        const [from, to] = [Math.max(0, clock - struct.id.clock), clock + len - struct.id.clock];
        if (struct instanceof Y.Item && !struct.deleted && !may(struct, from, to)) return false;
      }
    }
  }
  return true;
}

/** From the comment down to what lies in it; nothing for what lies elsewhere. */
function standing(item: Y.Item, comments: unknown): Y.Item[] {
  const above = [item];
  for (let at = item; at.parent instanceof Y.AbstractType; ) {
    if (at.parent === comments) return above;
    if (!at.parent._item) return [];
    at = at.parent._item;
    above.unshift(at);
  }
  return [];
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
