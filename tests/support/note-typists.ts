// People who write in one note without pause, and remember what they were told is stored.
import { setTimeout as delay } from 'node:timers/promises';
import type * as Y from 'yjs';
import { poll } from '#db/processes.ts';
import { connectAgain, type NoteClient, noteClient } from './note-client.ts';

export type Typist = {
  client: NoteClient;
  /** Everything written, and how much of it was said to be stored. */
  written: string[];
  acknowledged: () => string[];
  /** Writes every `everyMs` until told to stop; a broken line does not stop it. */
  type: (everyMs: number) => { stop: () => Promise<void> };
};

/** The same numbers for the same seed. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function typist(origin: () => string, noteId: string, writer: string, random: () => number): Typist {
  const client = noteClient({ origin, noteId, writer });
  const edits = client.document.getArray<string>('edits');
  const written: string[] = [];
  let stored = 0;
  let asked: Promise<unknown> | null = null;
  const ask = () => {
    if (asked || stored === written.length) return;
    const count = written.length;
    asked = client.mark().then((answer) => {
      if (answer === 'stored') stored = Math.max(stored, count);
      asked = null;
    });
  };
  return {
    client,
    written,
    acknowledged: () => written.slice(0, stored),
    type: (everyMs) => {
      let isOn = true;
      const running = (async () => {
        while (isOn) {
          const word = `${writer}-${written.length}`;
          written.push(word);
          edits.insert(Math.floor(random() * (edits.length + 1)), [word]);
          ask();
          await delay(everyMs * (0.5 + random()));
        }
      })();
      return {
        stop: async () => {
          isOn = false;
          await running;
        },
      };
    },
  };
}

export const words = (document: Y.Doc) => document.getArray<string>('edits').toArray();

/** Everybody is back, everything they hold is stored, and all copies are the same; the words of all. */
export async function inStep(typists: Typist[], milliseconds = 20_000): Promise<string[]> {
  for (const { client } of typists) if (client.closed() || !client.isSynced()) await connectAgain(client, milliseconds);
  for (const { client } of typists) {
    const isStored = async () => {
      if (client.closed()) await connectAgain(client, milliseconds);
      return (await client.mark()) === 'stored' ? true : null;
    };
    if (!(await poll(isStored, { timeoutMs: milliseconds, intervalMs: 50 }))) throw new Error('not stored');
  }
  const states = () => new Set(typists.map(({ client }) => JSON.stringify(words(client.document))));
  const isSame = () => (states().size <= 1 ? true : null);
  if (!(await poll(isSame, { timeoutMs: 15_000, intervalMs: 10 }))) throw new Error('the copies differ');
  return typists[0] ? words(typists[0].client.document) : [];
}
