// An event of the demonstration network, who registers for it, and the mails that tell.

import { sql } from 'drizzle-orm';
import { registrationComposers } from '#app/events/registration/compose-registration-mails.server.ts';
import { createLog } from '#app/server/log.ts';
import { type Sent, sendOutgoing } from '#app/server/mail-outbox.ts';
import { type RowActor, withActor } from '#db/actor.ts';
import type { RegistrationStatus } from '#db/schema/registrations.ts';
import type { TestApp } from './app.ts';
import { asWork } from './behind-walls.ts';
import { type Visitor, visitor } from './sign-in.ts';
import type { CaughtMail, SmtpCatcher } from './smtp.ts';

const DAY = 86_400_000;
export const WORK: RowActor = { kind: 'work', name: 'registration' };

export type Written = {
  slug?: string;
  title?: string;
  territory?: string;
  capacity?: number | null;
  /** From now. */
  inDays?: number;
  sessions?: { title: string; capacity?: number | null }[];
  organiser?: string;
  audience?: 'professionals' | 'public';
};

export type Row = {
  id: string;
  name: string;
  mail: string | null;
  status: RegistrationStatus;
  organisation_name: string;
  organisation_kind: string;
  needs: string;
  number: string;
};

export type Registering = {
  write: (event?: Written) => Promise<{ id: string; sessions: string[] }>;
  register: (mail: string, more?: Record<string, string | string[]>, slug?: string) => Promise<Response>;
  /** In the order of the waiting list. */
  rows: (slug?: string) => Promise<Row[]>;
  /** What a statement gives to the work of registration. */
  ask: <Result extends Record<string, unknown>>(
    statement: ReturnType<typeof sql>,
    actor?: RowActor,
  ) => Promise<Result[]>;
  send: (now?: Date) => Promise<Sent>;
  /** The mails to somebody, once there are as many. */
  mailsTo: (mail: string, count?: number) => Promise<CaughtMail[]>;
  /** The path of the last link mailed to somebody. */
  link: (mail: string) => Promise<string>;
  clear: () => Promise<void>;
};

export const SLUG = 'pleniere-essai';

export function registering(app: TestApp, smtp: SmtpCatcher): Registering {
  const { raw } = app.database;
  const guest: Visitor = visitor(app);
  const ask: Registering['ask'] = (statement, actor = WORK) =>
    withActor(app.database, actor, async (queries) => [...(await queries.execute(statement))] as never);
  const send = (now = new Date()) =>
    sendOutgoing({
      database: app.database,
      mail: app.parts.mail,
      log: createLog('silent'),
      composers: registrationComposers(app.origin),
      now: () => now,
    });
  const mailsTo: Registering['mailsTo'] = async (mail, count = 1) => {
    const until = Date.now() + 10_000;
    for (;;) {
      await send();
      const found = smtp.mails.filter(({ to }) => to.includes(mail));
      if (found.length >= count) return found;
      if (Date.now() > until) throw new Error(`${found.length} mails to ${mail}, not ${count}`);
      // A mail that another round has claimed is on its way.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return {
    ask,
    send,
    mailsTo,
    write: async (event = {}) => {
      const {
        slug = SLUG,
        title = 'Plénière d’essai',
        territory = 'montpellier',
        capacity = null,
        inDays = 30,
      } = event;
      const startsAt = new Date(Math.floor((Date.now() + inDays * DAY) / 3_600_000) * 3_600_000);
      const [row] = await raw<{ id: string }[]>`
        insert into events (territory_id, slug, title, format, audience, status, starts_at, ends_at, place_name, address, capacity, is_registration_open)
        select id, ${slug}, ${title}, 'plenary', ${event.audience ?? 'professionals'}, 'published', ${startsAt},
          ${new Date(startsAt.getTime() + 6 * 3_600_000)}, 'Maison des projets', '3 rue des Essais', ${capacity}, true
        from territories where slug = ${territory} returning id`;
      const id = row?.id ?? '';
      const sessions: string[] = [];
      for (const [at, session] of (event.sessions ?? []).entries()) {
        const [made] = await raw<{ id: string }[]>`
          insert into event_sessions (event_id, title, room, starts_at, ends_at, capacity, position)
          values (${id}, ${session.title}, ${`Salle ${at + 1}`}, ${startsAt}, ${new Date(startsAt.getTime() + 3_600_000)}, ${session.capacity ?? null}, ${at})
          returning id`;
        sessions.push(made?.id ?? '');
      }
      if (event.organiser)
        await raw`insert into event_organisations (event_id, organisation_id, role)
          select ${id}, id, 'organiser' from organisations where slug = ${event.organiser}`;
      return { id, sessions };
    },
    register: (mail, more = {}, slug = SLUG) =>
      guest.post(`/evenements/${slug}/inscription`, {
        nom: mail.split('@')[0] ?? '',
        structure: 'particulier',
        courriel: mail,
        ...more,
      }),
    rows: (slug = SLUG) =>
      ask<Row>(sql`select registrations.* from registrations join events on events.id = event_id
        where events.slug = ${slug} order by number`),
    link: async (mail) => {
      const last = (await mailsTo(mail)).at(-1);
      const token = /\/evenements\/inscription\/([\w-]{43})/.exec(last?.text ?? '')?.[1];
      if (!token) throw new Error('the last mail holds no link');
      return `/evenements/inscription/${token}`;
    },
    clear: async () => {
      await raw`delete from events`;
      await asWork({ raw }, 'mails', (asOutbox) => asOutbox`delete from outgoing_mails`);
      await asWork({ raw }, 'mails', (asOutbox) => asOutbox`delete from mail_links`);
      await raw`delete from rate_limits`;
      await raw`delete from proposals`;
      await raw`delete from refused_addresses`;
      smtp.mails.length = 0;
    },
  };
}
