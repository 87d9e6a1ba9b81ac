// The write-ahead log of live notes. What people write is shown to the others at once and appended here; « Enregistré » is said
// only once `settled` resolved. One INSERT at a time, then a short pause in which the next batch gathers.
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '#app/server/log.ts';
import { DatabaseUnavailable } from '#db/deadline.ts';
import { packUpdates } from './live/batches.ts';
import type { LiveSql } from './live/live-sql.server.ts';
import { appendRows, type NewAuthor } from './live/note-rows.server.ts';

export type Entry = { noteId: string; epoch: number; update: Uint8Array; authors: NewAuthor[] };

export type NoteStore = {
  append: (entry: Entry) => void;
  /** Resolves when everything appended for the note so far is committed, or was left out with its epoch. Hurries the commit. */
  settled: (noteId: string) => Promise<void>;
  /** The same, with the next commit that is due. */
  settledInTurn: (noteId: string) => Promise<void>;
  isQueued: (noteId: string) => boolean;
  /** Appends go on being taken, but who can should stop sending. */
  isFull: () => boolean;
  /** Stops, at the latest after `milliseconds`, and gives back what could not be stored. */
  close: (milliseconds: number) => Promise<Entry[]>;
};

export type NoteStoreOptions = {
  sql: LiveSql;
  log: Log;
  /** Number of times that the notes changed hands when this process took them; null while another one holds them. */
  ownerEpoch: () => number | null;
  /** Everything of this note is committed. */
  onSettled: (noteId: string) => void;
  /** The epoch of this note has moved on: what was written in the old one is not kept. */
  onStale: (noteId: string) => void;
  onFull: (isFull: boolean) => void;
};

const BATCH_BYTES = 1_000_000;
const BATCH_ENTRIES = 2_000;
const FULL_BYTES = 8_000_000;
/** What comes within it is one commit; nobody waits for it but the word « Enregistré ». What leaves the page does not wait. */
const PAUSE_MS = 250;
const RETRY_MS = 100;

type Waiter = { upTo: number; isHurried: boolean; resolve: () => void };

export function openNoteStore(options: NoteStoreOptions): NoteStore {
  const { sql, log } = options;
  const queue: Entry[] = [];
  let bytes = 0;
  let appended = 0;
  let stored = 0;
  let isFull = false;
  let isClosing = false;
  let failures = 0;
  let pump: Promise<void> | null = null;
  /** Ends the pause in which the next batch gathers. */
  let hurry = () => {};
  const last = new Map<string, number>();
  const setFull = (now: boolean) => {
    if (now === isFull) return;
    isFull = now;
    options.onFull(now);
  };
  const waiters: Waiter[] = [];

  function nextBatch(): Entry[] {
    let size = 0;
    let count = 0;
    for (const { update } of queue) {
      if (count > 0 && (size + update.length > BATCH_BYTES || count === BATCH_ENTRIES)) break;
      size += update.length;
      count += 1;
    }
    return queue.slice(0, count);
  }

  async function storeBatch(batch: Entry[]): Promise<void> {
    const groups = Map.groupBy(batch, ({ noteId, epoch }) => `${noteId} ${epoch}`);
    const rows = [...groups.values()].map((entries) => ({
      noteId: (entries[0] as Entry).noteId,
      epoch: (entries[0] as Entry).epoch,
      payload: packUpdates(entries.map(({ update }) => update)),
    }));
    const authors = batch.flatMap((entry) => entry.authors);
    const taken = await sql.run((client) => appendRows(client, { rows, authors, ownerEpoch: options.ownerEpoch() }));
    forget(batch);
    for (const { noteId } of rows) if (!taken.has(noteId)) options.onStale(noteId);
  }

  /** They are committed: whoever waits for them may go on. */
  function forget(batch: Entry[]): void {
    queue.splice(0, batch.length);
    stored += batch.length;
    bytes -= batch.reduce((sum, { update }) => sum + update.length, 0);
    if (bytes < FULL_BYTES / 2) setFull(false);
    while (waiters[0] && waiters[0].upTo <= stored) waiters.shift()?.resolve();
    for (const noteId of new Set(batch.map((entry) => entry.noteId))) {
      if ((last.get(noteId) ?? 0) > stored) continue;
      last.delete(noteId);
      options.onSettled(noteId);
    }
  }

  async function run(): Promise<void> {
    while (queue.length > 0 && !isClosing) {
      const batch = nextBatch();
      try {
        await storeBatch(batch);
        if (failures > 0) log.warn({ failures, waiting: queue.length }, 'live notes are stored again');
        failures = 0;
        await pause();
      } catch (error) {
        failures += 1;
        if (failures === 1) log.error({ error, waiting: queue.length }, 'live notes cannot be stored: tried again');
        await delay(RETRY_MS);
      }
    }
  }

  function isLarge(): boolean {
    return bytes >= BATCH_BYTES || queue.length >= BATCH_ENTRIES;
  }

  async function pause(): Promise<void> {
    if (isClosing || isLarge() || waiters.some(({ isHurried }) => isHurried)) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, PAUSE_MS);
    hurry = resolve;
    await promise;
    clearTimeout(timer);
  }

  function wake(): void {
    if (pump || isClosing) return;
    pump = run().finally(() => {
      pump = null;
      if (queue.length > 0) wake();
    });
  }

  function wait(noteId: string, isHurried: boolean): Promise<void> {
    const upTo = last.get(noteId);
    if (upTo === undefined || upTo <= stored) return Promise.resolve();
    if (isHurried) hurry();
    return new Promise((resolve) => {
      const at = waiters.findLastIndex((waiter) => waiter.upTo <= upTo);
      waiters.splice(at + 1, 0, { upTo, isHurried, resolve });
    });
  }

  return {
    append: (entry) => {
      queue.push(entry);
      appended += 1;
      bytes += entry.update.length;
      last.set(entry.noteId, appended);
      if (bytes > FULL_BYTES) setFull(true);
      if (isLarge()) hurry();
      wake();
    },
    settled: (noteId) => wait(noteId, true),
    settledInTurn: (noteId) => wait(noteId, false),
    isQueued: (noteId) => last.has(noteId),
    isFull: () => isFull,
    close: async (milliseconds) => {
      const end = Date.now() + milliseconds;
      isClosing = true;
      hurry();
      await pump;
      while (queue.length > 0 && Date.now() < end) {
        await storeBatch(nextBatch()).catch(async (error: unknown) => {
          if (!(error instanceof DatabaseUnavailable)) log.error({ error }, 'live notes cannot be stored');
          await delay(RETRY_MS);
        });
      }
      return queue.splice(0);
    },
  };
}
