// Mails that leave by themselves, against a real mail server that refuses, hangs, hangs up, and against kill -9.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createLog } from '#app/server/log.ts';
import { type Mailer, openMailer } from '#app/server/mail.ts';
import { queueMails, sendOutgoing } from '#app/server/mail-outbox.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const SUBJECT = '00000000-0000-4000-8000-000000000001';
const START = new Date('2026-01-12T08:00:00Z');
const composers = { essai: async () => ({ subject: 'Essai', text: 'Essai' }) };
const log = createLog('silent');

let base: FreshDatabase;
let database: Database;
let smtp: SmtpCatcher;
let mail: Mailer;

beforeAll(async () => {
  base = await freshDatabase();
  database = openDatabase(base.url('app'), { connections: 8 });
  smtp = await startSmtpCatcher();
  mail = mailerTo(smtp.url);
});
afterEach(async () => {
  await asWork(database, 'mails', (raw) => raw`delete from outgoing_mails`);
  await database.raw`delete from refused_addresses`;
  smtp.mails.length = 0;
  smtp.refused.clear();
  smtp.behave = () => 'take';
});
afterAll(async () => {
  await mail?.close();
  await smtp?.close();
  await database?.close();
  await base?.drop();
});

function mailerTo(smtpUrl: string): Mailer {
  const env = { smtpUrl, mailFrom: null, isDemonstration: false, publicUrl: 'http://localhost' };
  return openMailer({ database, log, env });
}

async function queue(...recipients: string[]): Promise<void> {
  const mails = recipients.map((recipient) => ({ kind: 'essai', subjectId: SUBJECT, recipient, dueAt: START }));
  await database.transaction((queries) => queueMails(queries, mails));
}

const send = (now = START, by = mail) => sendOutgoing({ database, mail: by, log, composers, now: () => now });
const minutes = (count: number, from = START) => new Date(from.getTime() + count * 60_000);

async function states(): Promise<Record<string, string>> {
  const rows = await asWork(database, 'mails', (raw) => raw`select recipient, state from outgoing_mails order by 1`);
  return Object.fromEntries(rows.map(({ recipient, state }) => [recipient, state]));
}

function messageIds(): (string | undefined)[] {
  return smtp.mails.map(({ raw }) => /^Message-ID: (\S+)/im.exec(raw)?.[1]);
}

it('keeps one line per mail however often it is asked for, and nothing of a transaction that failed', async () => {
  await queue('a@essai.example', 'A@essai.example');
  await queue('a@essai.example');
  await expect(
    database.transaction(async (queries) => {
      await queueMails(queries, [{ kind: 'essai', subjectId: SUBJECT, recipient: 'b@essai.example', dueAt: START }]);
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  expect(await send()).toMatchObject({ sent: 1 });
  expect(smtp.mails).toHaveLength(1);
});

it('sends each mail once when several workers look at once', async () => {
  await queue(...Array.from({ length: 24 }, (_, at) => `n${at}@essai.example`));
  const done = await Promise.all(Array.from({ length: 4 }, () => send()));
  expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(24);
  expect(new Set(smtp.mails.map(({ to }) => to[0])).size).toBe(24);
  expect(smtp.mails).toHaveLength(24);
});

it('notes an address that is refused for good, and never writes to it again', async () => {
  smtp.refused.add('faux@essai.example');
  await queue('faux@essai.example', 'juste@essai.example');
  expect(await send()).toMatchObject({ sent: 1, refused: 1 });
  const [noted] = await database.raw`select mail, code from refused_addresses`;
  expect(noted).toEqual({ mail: 'faux@essai.example', code: '550' });
  smtp.refused.clear();
  const again = { kind: 'essai', subjectId: SUBJECT, recipient: 'Faux@essai.example', step: 1, dueAt: START };
  await database.transaction((queries) => queueMails(queries, [again]));
  expect(await send(minutes(60))).toMatchObject({ sent: 0, dropped: 1 });
});

it('does not blame the address when the server refuses the words or the sender', async () => {
  smtp.behave = () => [550, '5.7.1 message refused by policy'];
  await queue('juste@essai.example');
  expect(await send()).toMatchObject({ refused: 0, postponed: 1 });
  expect([...(await database.raw`select mail from refused_addresses`)]).toEqual([]);
  smtp.behave = () => 'take';
  expect(await send(minutes(5))).toMatchObject({ sent: 0 });
  expect(await send(minutes(11))).toMatchObject({ sent: 1 });
});

it('tries again when the server says « later », in longer and longer pauses, and gives up in the end', async () => {
  smtp.behave = () => [451, '4.7.1 greylisted'];
  await queue('tard@essai.example');
  const tried: number[] = [];
  for (let hour = 0; hour < 24 * 14; hour += 1) {
    if ((await send(minutes(hour * 60))).postponed > 0) tried.push(hour);
  }
  expect(tried).toHaveLength(12);
  const pauses = tried.slice(1).map((hour, at) => hour - (tried[at] ?? 0));
  expect(pauses).toEqual(pauses.toSorted((left, right) => left - right));
  expect(await states()).toEqual({ 'tard@essai.example': 'failed' });
});

it('loses nothing while the server is away, however long', async () => {
  const nowhere = mailerTo('smtp://127.0.0.1:9');
  await queue('a@essai.example', 'b@essai.example');
  for (let hour = 0; hour < 48; hour += 1)
    expect(await send(minutes(hour * 60), nowhere)).toMatchObject({ postponed: 1 });
  expect(await send(minutes(49 * 60))).toMatchObject({ sent: 2 });
  await nowhere.close();
});

it('loses nothing when the server hangs or hangs up; what it may have had comes under the same Message-ID', async () => {
  await queue('a@essai.example');
  smtp.behave = () => 'die';
  expect(await send()).toMatchObject({ sent: 0, postponed: 1 });
  smtp.behave = () => 'hang';
  expect(await send(minutes(5))).toMatchObject({ sent: 0, postponed: 1 });
  smtp.behave = () => 'take';
  expect(await send(minutes(10))).toMatchObject({ sent: 1 });
  expect(smtp.mails).toHaveLength(3);
  expect(new Set(messageIds()).size).toBe(1);
}, 30_000);

it('sends again what a killed worker had in its hands, once, under the same Message-ID; the rest goes once', async () => {
  await queue('a@essai.example', 'b@essai.example', 'c@essai.example');
  const script = path.resolve(import.meta.dirname, '../../support/send-outgoing.ts');
  let child: ChildProcess | undefined;
  // The server has the mail, the worker never hears so: the worst moment.
  smtp.behave = () => {
    child?.kill('SIGKILL');
    return 'hang';
  };
  child = spawn(process.execPath, [script, base.url('app'), smtp.url], { stdio: 'ignore' });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  expect(smtp.mails).toHaveLength(1);
  smtp.behave = () => 'take';
  const now = new Date();
  expect(await send(now)).toMatchObject({ sent: 2 });
  expect(await send(minutes(16, now))).toMatchObject({ sent: 1 });
  expect(await send(minutes(60, now))).toMatchObject({ sent: 0 });
  expect(smtp.mails).toHaveLength(4);
  expect(new Set(messageIds()).size).toBe(3);
  expect(Object.values(await states())).toEqual(['sent', 'sent', 'sent']);
});
