// What processes tell each other about live notes, through PostgreSQL: a row was written elsewhere, rights changed, a session
// ended, a word for the room. Whoever holds the notes answers.
import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { Log } from '#app/server/log.ts';
import { type LiveSql, liveClient } from './live-sql.server.ts';

export type Ask = { what: 'settle' | 'rights' | 'tell' | 'hold' | 'renew'; noteId: string; message?: object };

export type Signals = {
  /** True once the process that holds the notes has done it; false when nobody answered in time. */
  ask: (ask: Ask, milliseconds?: number) => Promise<boolean>;
  close: () => Promise<void>;
};

export type SignalsOptions = {
  databaseUrl: string;
  sql: LiveSql;
  log: Log;
  /** A row that another process wrote. */
  onRow: (noteId: string, rowId: string) => void;
  /** A session of that person ended, or their roles changed. */
  onPerson: (personId: string) => void;
  /** null when this process does not hold the notes. */
  onAsk: (ask: Ask) => Promise<void> | null;
  /** Something may have been missed. */
  onGap: () => void;
};

const BEAT_MS = 1_000;
/** postgres.js may wait for ever on a server that is starting: a subscription that hears nothing is made anew. */
const SILENCE_MS = 2_500;

type Line = { id: string; from: string } & ({ kind: 'beat' } | { kind: 'ask'; ask: Ask } | { kind: 'answer' });

export function openSignals({ databaseUrl, sql, log, onRow, onPerson, onAsk, onGap }: SignalsOptions): Signals {
  const me = randomUUID();
  const waiting = new Map<string, () => void>();
  let client: postgres.Sql | null = null;
  let heardAt = 0;
  let isClosed = false;

  const send = (line: Line) =>
    sql
      .run((run) => run`select pg_notify('note_lines', ${JSON.stringify(line)})`, 1_000)
      .then(
        () => true,
        () => false,
      );

  function hear(text: string): void {
    const line = JSON.parse(text) as Line;
    if (line.kind === 'answer') waiting.get(line.id)?.();
    else if (line.kind === 'beat' && line.from === me) heardAt = Date.now();
    else if (line.kind === 'ask' && line.from !== me) {
      void onAsk(line.ask)?.then(
        () => send({ kind: 'answer', id: line.id, from: me }),
        (error: unknown) => log.warn({ error, what: line.ask.what }, 'live notes: could not do what was asked'),
      );
    }
  }

  function listen(): void {
    const gone = client;
    void gone?.end({ timeout: 0 }).catch(() => {});
    const fresh = liveClient(databaseUrl);
    client = fresh;
    heardAt = Date.now();
    const heard = () => {
      if (client === fresh) onGap();
    };
    const each = [
      fresh.listen('note_lines', hear, heard),
      fresh.listen('note_rows', (text) => {
        const [noteId = '', rowId = ''] = text.split(' ');
        onRow(noteId, rowId);
      }),
      fresh.listen('person_rights', onPerson),
    ];
    for (const one of each) one.catch(() => {});
  }

  listen();
  const beat = setInterval(() => {
    if (Date.now() - heardAt > SILENCE_MS) listen();
    void send({ kind: 'beat', id: '', from: me });
  }, BEAT_MS);
  beat.unref();
  void send({ kind: 'beat', id: '', from: me });

  return {
    ask: async (ask, milliseconds = 2_000) => {
      if (isClosed) return false;
      const id = randomUUID();
      let timer: NodeJS.Timeout | undefined;
      const answered = new Promise<boolean>((resolve) => {
        waiting.set(id, () => resolve(true));
        timer = setTimeout(() => resolve(false), milliseconds);
      });
      void send({ kind: 'ask', id, from: me, ask });
      const done = await answered;
      clearTimeout(timer);
      waiting.delete(id);
      return done;
    },
    close: async () => {
      isClosed = true;
      clearInterval(beat);
      await client?.end({ timeout: 1 }).catch(() => {});
    },
  };
}
