// A due entry on the demonstration network, the mails that ask about it, and the clock in the hand of the test.
import { createLog } from '#app/server/log.ts';
import { type Sent, sendOutgoing } from '#app/server/mail-outbox.ts';
import { askDueEntries, type Round } from '#app/upkeep/freshness/ask-due-entries.server.ts';
import { freshnessComposers } from '#app/upkeep/freshness/compose-mails.server.ts';
import type { TestApp } from './app.ts';
import { asWork } from './behind-walls.ts';
import type { SmtpCatcher } from './smtp.ts';

export const SLUG = 'caf-de-l-herault';
const DAY = 86_400_000;

type Row = Record<string, unknown>;

export type Freshness = {
  ask: (now: Date) => Promise<Round>;
  send: (now: Date, perHour?: number) => Promise<Sent>;
  /** Last verified seven months before `now`, reachable at these addresses only; returns its id. */
  makeDue: (now: Date, mails?: string[]) => Promise<string>;
  /** Nothing asked, nothing due, no mail. */
  clear: () => Promise<void>;
  /** The path of the link in the last mail. */
  link: () => string;
  entry: () => Promise<Row>;
  request: () => Promise<Row>;
};

export function days(count: number, from: Date): Date {
  return new Date(from.getTime() + count * DAY);
}

export function freshnessOf(app: TestApp, smtp: SmtpCatcher): Freshness {
  const { raw } = app.database;
  return {
    ask: (now) => askDueEntries(app.database, now),
    send: (now, perHour) =>
      sendOutgoing({
        database: app.database,
        mail: app.parts.mail,
        log: createLog('silent'),
        composers: freshnessComposers(app.origin),
        now: () => now,
        perHour,
      }),
    makeDue: async (now, mails = ['accueil@essai.example']) => {
      const [row] = await raw<{ id: string }[]>`
        update organisations set verified_at = ${days(-213, now)}, verified_by = 'Samir Vidal' where slug = ${SLUG} returning id`;
      const id = row?.id ?? '';
      await raw`update people set disabled_at = now() where id in (select person_id from memberships where organisation_id = ${id})`;
      for (const mail of mails)
        await raw`insert into contacts (organisation_id, channel, label, value, visibility)
          values (${id}, 'courriel', 'accueil', ${mail}, 'professionnels')`;
      return id;
    },
    clear: async () => {
      await raw`delete from freshness_requests`;
      await asWork({ raw }, 'mails', (asOutbox) => asOutbox`delete from outgoing_mails`);
      await raw`delete from refused_addresses`;
      await raw`delete from entry_cadences`;
      await raw`update organisations set status = 'published', verified_at = now() + interval '10 years'`;
      await raw`delete from contacts where channel = 'courriel' and organisation_id = (select id from organisations where slug = ${SLUG})`;
      smtp.mails.length = 0;
      smtp.refused.clear();
    },
    link: () => {
      const token = /\/fiche\/([\w-]{43})/.exec(smtp.mails.at(-1)?.text ?? '')?.[1];
      if (!token) throw new Error('the last mail holds no link');
      return `/fiche/${token}`;
    },
    entry: async () => one(await raw<Row[]>`select * from organisations where slug = ${SLUG}`),
    request: async () =>
      one(
        await raw<Row[]>`select freshness_requests.* from freshness_requests
        join organisations on organisations.id = organisation_id where slug = ${SLUG} order by asked_at desc limit 1`,
      ),
  };
}

function one(rows: Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error('no such row');
  return row;
}
