// Which client id belongs to whom, for one open note: « qui a écrit », and nobody writes under somebody else's id.

import * as Y from 'yjs';
import { judgeComments, type Signature } from '../rich/comment-rules.ts';
import { type Frame, type ReadUpdate, readUpdate, withoutClients } from './frames.ts';
import type { ClientAuthor, NewAuthor } from './note-rows.server.ts';
import type { Member } from './visitor.ts';

const MAX_CLIENTS = 100;
/** Unknown ids that one copy may bring. */
const MAX_RELAYED = 500;

export type Judged =
  | { kind: 'fine' }
  | { kind: 'hostile' }
  /** Speaks for somebody else. */
  | { kind: 'forged' }
  /** Nobody can tell yet what of it is a comment. */
  | { kind: 'gap' }
  | { kind: 'rewritten'; update: Uint8Array };

/** `isRescue`: the server may have lost words that devices still hold. `hasRules`: the note has a judge of its own. */
export type Circumstances = { isRescue: boolean; hasRules: boolean };

export type Authors = {
  /** The id that the page of this member said it writes under. */
  announce: (member: Member, at: Circumstances) => void;
  judge: (member: Member, frame: Extract<Frame, { kind: 'update' }>, document: Y.Doc, at: Circumstances) => Judged;
  /** Whose the id is, when it is known to be somebody else's than this member's. */
  otherThan: (member: Member, client: number) => string | null;
  leave: (member: Member) => void;
  /** Written by the server for somebody. */
  sign: (author: NewAuthor) => void;
};

export function openAuthors(known: Map<number, ClientAuthor>): Authors {
  /** Ids that somebody connected writes under. */
  const live = new Map<number, Member>();

  const isOthers = (client: number, member: Member) => {
    const at = live.get(client);
    return at !== undefined && at !== member && at.writer.id !== member.writer.id;
  };

  function sign(member: Member, client: number, isRelayed: boolean): void {
    const { id, name } = member.writer;
    known.set(client, { id, name, isRelayed });
    member.newAuthors.push({ noteId: member.noteId, client, author: id, name, isRelayed } satisfies NewAuthor);
  }

  /** What a device saved under somebody's id becomes theirs when they come back; later, the id stays with who brought it. */
  const mayAdopt = ({ isRescue, hasRules }: Circumstances) => isRescue || hasRules;

  /** False when the id is somebody else's. */
  function claim(member: Member, client: number, at: Circumstances): boolean {
    if (member.clients.has(client)) return true;
    const author = known.get(client);
    const isTheirs = author !== undefined && author.id !== member.writer.id && !(author.isRelayed && mayAdopt(at));
    if (isOthers(client, member) || isTheirs) return false;
    if (member.clients.size >= MAX_CLIENTS) return false;
    member.clients.add(client);
    live.set(client, member);
    if (!author || author.id !== member.writer.id || author.isRelayed) sign(member, client, false);
    return true;
  }

  const ownIdsOf = ({ writer, hand }: Member) => [writer.id, ...hand.ownIds];

  function otherThan(member: Member, client: number): string | null {
    const author = known.get(client);
    if (!author || author.isRelayed) return null;
    return ownIdsOf(member).includes(author.id) ? null : author.id;
  }

  /** Of a note without rules of its own. Words that stand under an id that nobody is known to have came in another way. */
  function isHeldByOthers(member: Member, client: number, document: Y.Doc, at: Circumstances): boolean {
    const author = known.get(client);
    if (!author) return !mayAdopt(at) && Y.getState(document.store, client) > 0;
    if (author.isRelayed && mayAdopt(at)) return false;
    return !ownIdsOf(member).includes(author.id);
  }

  /** Under the name they have, or had when they wrote here. */
  function signatureOf(member: Member): Signature {
    const ids = ownIdsOf(member);
    return {
      isOwn: (authorId) => ids.includes(authorId),
      isNamed: (name) =>
        member.knownAs.some((writer) => writer.name === name) ||
        [...known.values()].some((author) => author.name === name && ids.includes(author.id)),
      arranges: member.hand.arranges,
    };
  }

  return {
    announce: (member, at) => {
      const { client } = member.token;
      if (client !== undefined && member.access === 'write') claim(member, client, at);
    },
    judge: (member, frame, document, at) => {
      const { isRescue, hasRules } = at;
      const read = readUpdate(frame.update, frame.isCopy, document);
      if (!read) return { kind: 'hostile' };
      const clients = [...read.ends.keys()];
      if (!frame.isCopy) {
        if (!clients.every((client) => claim(member, client, at))) return { kind: 'hostile' };
        if (hasRules) return { kind: 'fine' };
        // Of words that are still to come: they would go as they are written.
        if (reachesAhead(read, document)) return { kind: 'gap' };
        const hand = signatureOf(member);
        return judgeSaid(document, read, { signatureOf: () => hand, deleter: hand });
      }
      // A copy may bring back what others wrote and the server lost; those who are here bring theirs themselves.
      const present = clients.filter((client) => isOthers(client, member));
      const brought = clients.filter((client) => !present.includes(client));
      const isNew = (client: number) => (read.ends.get(client) ?? 0) > Y.getState(document.store, client);
      const fresh = brought.filter((client) => !known.has(client) && isNew(client));
      if (fresh.length > MAX_RELAYED) return { kind: 'hostile' };
      if (!hasRules) {
        const others = brought.filter((client) => isNew(client) && isHeldByOthers(member, client, document, at));
        if (others.length > 0 && !isRescue) return { kind: 'forged' };
        const own = signatureOf(member);
        const signed = (client: number) => {
          if (present.includes(client)) return null;
          const author = isRescue ? known.get(client) : undefined;
          if (isRescue && (!author || author.isRelayed)) return null;
          return author && others.includes(client) ? only(author) : own;
        };
        const said = judgeSaid(document, read, { signatureOf: signed, deleter: own });
        if (said.kind !== 'fine') return said;
      }
      for (const client of fresh) sign(member, client, mayAdopt(at));
      return present.length === 0
        ? { kind: 'fine' }
        : { kind: 'rewritten', update: withoutClients(frame.update, present) };
    },
    otherThan,
    leave: (member) => {
      for (const client of member.clients) if (live.get(client) === member) live.delete(client);
    },
    sign: ({ client, author, name, isRelayed }) => known.set(client, { id: author, name, isRelayed }),
  };
}

function only(author: ClientAuthor): Signature {
  return { isOwn: (authorId) => authorId === author.id, isNamed: (name) => name === author.name };
}

function judgeSaid(document: Y.Doc, read: ReadUpdate, hands: Parameters<typeof judgeComments>[2]): Judged {
  const verdict = judgeComments(document, read, hands);
  return { kind: verdict === 'refused' ? 'forged' : verdict };
}

function reachesAhead({ ends, ds }: ReadUpdate, document: Y.Doc): boolean {
  return [...ds.clients].some(([client, ranges]) => {
    const end = Math.max(Y.getState(document.store, client), ends.get(client) ?? 0);
    return ranges.some(({ clock, len }) => clock + len > end);
  });
}
