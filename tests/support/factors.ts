// What a person would do with a phone and a mailbox.
import { generate } from 'otplib';
import { vi } from 'vitest';
import type { TestApp } from './app.ts';
import { type Visitor, visitor } from './sign-in.ts';

/** A person of their own, so that tests do not meet. */
export async function addPerson(app: TestApp, name: string, mail: string): Promise<string> {
  const [person] = await app.database.raw<
    { id: string }[]
  >`insert into people (name, mail) values (${name}, ${mail}) returning id`;
  return person?.id ?? '';
}

/** In by the mail that a demonstration keeps, without its limits. */
export async function enterByMail(app: TestApp, mail: string, fields: Record<string, string> = {}): Promise<Visitor> {
  const browser = visitor(app);
  await app.database.raw`delete from rate_limits`;
  await browser.post('/connexion', { courriel: mail, ...fields });
  await browser.post('/connexion/code', { code: await lastCode(app, mail), ...fields });
  return browser;
}

/** The six digits of the last mail to that address, waited for: mails leave after the answer. */
export async function lastCode(app: TestApp, mail: string): Promise<string> {
  return vi.waitFor(
    async () => {
      const [kept] = await app.database.raw<{ id: string; text: string }[]>`
        delete from kept_mails where id = (select max(id) from kept_mails where recipient = ${mail} and text ~ '\\d{3} \\d{3}') returning id, text`;
      const code = /(\d{3}) (\d{3})/.exec(kept?.text ?? '');
      if (!code) throw new Error(`no code was sent to ${mail}`);
      return `${code[1]}${code[2]}`;
    },
    { timeout: 15_000, interval: 10 },
  );
}

/** The code of the step `later` than now. */
export async function totpCode(secret: string, later = 0): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * later });
}

/** Sets an authenticator up: its secret and the recovery codes. */
export async function addAuthenticator(browser: Visitor): Promise<{ secret: string; codes: string[] }> {
  await browser.post('/compte/second-facteur', { geste: 'commencer' });
  const page = await (await browser.get('/compte/second-facteur')).text();
  const secret = /secret=([A-Z2-7]+)/.exec(page)?.[1] ?? '';
  const shown = await browser.post('/compte/second-facteur', { geste: 'confirmer', code: await totpCode(secret) });
  const codes = [...(await shown.text()).matchAll(/<li>([0-9a-z]{4}(?:-[0-9a-z]{4}){3})</g)].map(
    ([, code = '']) => code,
  );
  return { secret, codes };
}
