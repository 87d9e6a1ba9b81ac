// Which client id belongs to whom, for one open note: « qui a écrit », and nobody writes under somebody else's id.

import type * as Y from 'yjs';
import { type Frame, readUpdate, withoutClients } from './frames.ts';
import type { ClientAuthor, NewAuthor } from './note-rows.server.ts';
import type { Member } from './visitor.ts';

const MAX_CLIENTS = 100;
/** Unknown ids that one copy may bring. */
const MAX_RELAYED = 500;

export type Judged = { kind: 'fine' } | { kind: 'hostile' } | { kind: 'rewritten'; update: Uint8Array };

export type Authors = {
  /** The id that the page of this member said it writes under. */
  announce: (member: Member) => void;
  judge: (member: Member, frame: Extract<Frame, { kind: 'update' }>, document: Y.Doc) => Judged;
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

  /** False when the id is somebody else's. */
  function claim(member: Member, client: number): boolean {
    if (member.clients.has(client)) return true;
    const author = known.get(client);
    if (isOthers(client, member) || (author && !author.isRelayed && author.id !== member.writer.id)) return false;
    if (member.clients.size >= MAX_CLIENTS) return false;
    member.clients.add(client);
    live.set(client, member);
    if (!author || author.id !== member.writer.id || author.isRelayed) sign(member, client, false);
    return true;
  }

  return {
    announce: (member) => {
      const { client } = member.token;
      if (client !== undefined && member.access === 'write') claim(member, client);
    },
    judge: (member, frame, document) => {
      const read = readUpdate(frame.update, frame.isCopy, document);
      if (!read) return { kind: 'hostile' };
      if (!frame.isCopy)
        return read.clients.every((client) => claim(member, client)) ? { kind: 'fine' } : { kind: 'hostile' };
      // A copy may bring back what others wrote and the server lost; those who are here bring theirs themselves.
      const present = read.clients.filter((client) => isOthers(client, member));
      const fresh = read.clients.filter((client) => !known.has(client) && !present.includes(client));
      if (fresh.length > MAX_RELAYED) return { kind: 'hostile' };
      for (const client of fresh) sign(member, client, true);
      return present.length === 0
        ? { kind: 'fine' }
        : { kind: 'rewritten', update: withoutClients(frame.update, present) };
    },
    otherThan: (member, client) => {
      const author = known.get(client);
      if (!author || author.isRelayed) return null;
      return [member.writer.id, ...member.hand.ownIds].includes(author.id) ? null : author.id;
    },
    leave: (member) => {
      for (const client of member.clients) if (live.get(client) === member) live.delete(client);
    },
    sign: ({ client, author, name, isRelayed }) => known.set(client, { id: author, name, isRelayed }),
  };
}
