// Mails leave by SMTP; a demonstration without SMTP keeps them for /boite-aux-lettres.
import { desc } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import type { Database } from '#db/client.ts';
import { instanceSettings, keptMails } from '#db/schema/accounts.ts';
import type { Env } from './env.ts';
import type { Log } from './log.ts';

export type Mail = { to: string; subject: string; text: string };

/** `message` is a French sentence for who asked. */
export class MailNotSent extends Error {
  override name = 'MailNotSent';
}

export type Sender = { name: string; mail: string };

export type Mailer = {
  /** Resolves once the mail server has taken it; throws MailNotSent. `from`: another sender than that of the settings. */
  send: (mail: Mail, from?: Sender) => Promise<void>;
  /** Sends behind the answer, so that its time tells nothing; what fails is logged without the recipient. */
  post: (mail: Mail) => void;
  /** Waits a little for what is on its way. */
  close: () => Promise<void>;
};

type MailerOptions = {
  database: Database;
  log: Log;
  env: Pick<Env, 'smtpUrl' | 'mailFrom' | 'isDemonstration' | 'publicUrl'>;
};

const PATIENCE_MS = 5_000;

export function openMailer({ database, log, env }: MailerOptions): Mailer {
  const transport =
    env.smtpUrl === null
      ? null
      : createTransport({
          url: env.smtpUrl,
          connectionTimeout: PATIENCE_MS,
          greetingTimeout: PATIENCE_MS,
          socketTimeout: 2 * PATIENCE_MS,
        });
  const underway = new Set<Promise<void>>();

  async function sender(): Promise<string | { name: string; address: string }> {
    const [set] = await database.query((queries) =>
      queries.select().from(instanceSettings).orderBy(desc(instanceSettings.version)).limit(1),
    );
    if (set) return { name: set.senderName, address: set.senderMail };
    return env.mailFrom ?? `maillage@${new URL(env.publicUrl).hostname}`;
  }

  async function send(mail: Mail, as?: Sender): Promise<void> {
    if (transport === null) {
      if (!env.isDemonstration)
        throw new MailNotSent('Aucun serveur de courriel n’est indiqué : renseignez SMTP_URL puis relancez.');
      const { to: recipient, subject, text } = mail;
      await database.query((queries) => queries.insert(keptMails).values({ recipient, subject, text }));
      return;
    }
    const from = as ? { name: as.name, address: as.mail } : await sender();
    await transport
      .sendMail({
        from,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      .catch((error: unknown) => {
        const told = error instanceof Error && 'response' in error ? ` (${String(error.response).slice(0, 200)})` : '';
        throw new MailNotSent(
          `Le serveur de courriel n’a pas pris le message${told}. Vérifiez SMTP_URL et l’expéditeur.`,
          { cause: error },
        );
      });
  }

  return {
    send,
    post: (mail) => {
      const sending = send(mail)
        .catch((error: unknown) => log.error({ code: errorCode(error) }, 'a mail did not leave'))
        .finally(() => underway.delete(sending));
      underway.add(sending);
    },
    close: async () => {
      const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
      await Promise.race([Promise.allSettled(underway), late]);
      transport?.close();
    },
  };
}

/** Never the sentence of the mail server: it quotes addresses. */
function errorCode(error: unknown): string {
  const cause = error instanceof MailNotSent ? error.cause : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
}
