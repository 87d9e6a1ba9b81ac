// Which process holds the live notes: the one that has an advisory lock of PostgreSQL on a connection of its own. The others ask
// ten times a second whether it is free; when its process dies, PostgreSQL frees it at once.
import type postgres from 'postgres';
import type { Log } from '#app/server/log.ts';
import { withDeadline } from '#db/deadline.ts';
import { liveClient } from './live-sql.server.ts';

/** « note » in ASCII. */
const LOCK = 0x6e6f7465;
const ASK_MS = 100;
/** Who holds them would be told by its connection. */
const HELD_ASK_MS = 1_000;
const DEADLINE_MS = 1_200;

export type Holder = {
  /** Grows each time the notes change hands; null while this process does not hold them. */
  epoch: () => number | null;
  /** `host:port` of the process that holds them; '' while nobody is known to. */
  address: () => string;
  /** Resolves when either is known, at the latest after `milliseconds`. */
  known: (milliseconds: number) => Promise<void>;
  /** `isWhole`: everything that was shown here is stored; who takes the notes over need not save anything. */
  close: (isWhole: boolean) => Promise<void>;
};

export type HolderOptions = {
  databaseUrl: string;
  log: Log;
  host: string;
  port: number;
  /** Before anybody is let in. `wasLeftWhole`: whoever held them last had everything stored. */
  onTaken: (wasLeftWhole: boolean) => void;
  /** Another process holds them by now. */
  onLost: () => void;
};

type Answer = { isMine: boolean; epoch: number; address: string; wasLeftWhole: boolean };

export function openHolder(options: HolderOptions): Holder {
  const { log } = options;
  let client: postgres.Sql | null = null;
  let epoch: number | null = null;
  let address = '';
  let isClosed = false;
  /** Every connection is another session: the lock must be asked for again. */
  let session = 0;
  let heldIn = -1;
  let wake = () => {};
  // Who listens everywhere is reached where PostgreSQL sees it.
  const fixedHost = ['0.0.0.0', '::', ''].includes(options.host) ? null : options.host;
  const waiting = new Set<() => void>();

  /** Asks for the lock when this session does not have it, and reads who has it. */
  async function ask(): Promise<Answer | null> {
    client ??= liveClient(options.databaseUrl, {
      onClose: () => {
        session += 1;
        wake();
      },
    });
    const used = client;
    const before = session;
    try {
      const isHeld = heldIn === session;
      const [row] = await withDeadline(
        DEADLINE_MS,
        () => used<Answer[]>`
          select (${isHeld} or pg_try_advisory_lock(${LOCK})) as "isMine", epoch, address, false as "wasLeftWhole"
          from note_owner`,
      );
      if (!row || session !== before) return null;
      if (row.isMine && !isHeld) {
        const [taken] = await withDeadline(
          DEADLINE_MS,
          () => used<Answer[]>`
            with left_by as materialized (select left_whole from note_owner)
            update note_owner set epoch = epoch + 1, left_whole = false,
              address = coalesce(${fixedHost}::text, host(inet_client_addr()), '127.0.0.1') || ${`:${options.port}`}
            from left_by
            returning true as "isMine", epoch, address, left_by.left_whole as "wasLeftWhole"`,
        );
        if (!taken || session !== before) return null;
        heldIn = session;
        return taken;
      }
      return row;
    } catch {
      if (client === used) client = null;
      session += 1;
      void used.end({ timeout: 0 }).catch(() => {});
      return null;
    }
  }

  function take(answer: Answer): void {
    const before = epoch;
    // The lock is still with a session of ours that PostgreSQL has not ended yet: nobody else took the notes.
    if (!answer.isMine && answer.epoch === before) return;
    address = answer.address;
    epoch = answer.isMine ? answer.epoch : null;
    if (before === null && epoch !== null) {
      log.info({ epoch }, 'this process holds the live notes');
      options.onTaken(answer.wasLeftWhole);
    } else if (before !== null && epoch === null) {
      log.warn({}, 'another process holds the live notes');
      options.onLost();
    } else if (before !== null && epoch !== before) {
      // The connection was cut; perhaps somebody else held them meanwhile.
      options.onTaken(answer.wasLeftWhole);
    }
    for (const resolve of waiting) resolve();
    waiting.clear();
  }

  async function run(): Promise<void> {
    while (!isClosed) {
      const answer = await ask();
      if (isClosed) break;
      // While PostgreSQL is away nobody else can take them: whoever held them goes on.
      if (answer) take(answer);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, heldIn === session ? HELD_ASK_MS : ASK_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
  const running = run();

  return {
    epoch: () => epoch,
    address: () => address,
    known: async (milliseconds) => {
      if (epoch !== null || address !== '') return;
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
        setTimeout(resolve, milliseconds).unref();
      });
    },
    close: async (isWhole) => {
      isClosed = true;
      wake();
      const [held, used] = [epoch, client];
      epoch = null;
      // Unsaid, the next one takes more care than it must.
      if (isWhole && held !== null && used)
        await withDeadline(
          DEADLINE_MS,
          () => used`update note_owner set left_whole = true where epoch = ${held}`,
        ).catch(() => {});
      await client?.end({ timeout: 1 }).catch(() => {});
      await running.catch(() => {});
    },
  };
}

/** Whether any process holds the notes of this base. */
export async function isHeld(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ isHeld: boolean }[]>`
    select exists (select from pg_locks where locktype = 'advisory' and objsubid = 1 and granted
      and classid = 0 and objid = ${LOCK} and database = (select oid from pg_database where datname = current_database()))
      as "isHeld"`;
  return row?.isHeld ?? false;
}
