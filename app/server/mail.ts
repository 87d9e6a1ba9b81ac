// Mails leave by SMTP; a demonstration without SMTP keeps them for /boite-aux-lettres.
import { desc } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import type { Database } from '#db/client.ts';
import { instanceSettings, keptMails } from '#db/schema/accounts.ts';
import type { MailRefusal } from '#db/schema/people.ts';
import type { Env } from './env.ts';
import type { Log } from './log.ts';

export type Mail = {
  to: string;
  subject: string;
  text: string;
  /** Becomes the Message-ID: the same mail sent twice folds into one where it is read. */
  id?: string;
  /** Where answers go, when not to the sender. */
  replyTo?: string;
  /** Address of the page that stops such mails. */
  unsubscribe?: string;
  attachments?: MailAttachment[];
};

export type MailAttachment = { filename: string; contentType: string; content: string | Uint8Array };

/** `message` is a French sentence for who asked. */
export class MailNotSent extends Error {
  override name = 'MailNotSent';

  /** The server turned this one address away for good. « 5.7 » is a refusal of the sender or of the words. */
  get refusesAddress(): boolean {
    return !this.isServerAway && this.reply >= 500 && this.reply !== 503 && !/^\d{3}[ -]5\.7\./.test(this.told);
  }

  /** No other mail would leave either: no server, one that hung up, or one that does not know us. */
  get isServerAway(): boolean {
    const { cause } = this;
    const command = cause instanceof Error && 'command' in cause ? cause.command : null;
    return this.reply === 0 || this.reply === 421 || (command !== 'RCPT TO' && command !== 'DATA');
  }

  /** Three digits of the server's refusal; 0 when it said nothing. */
  get reply(): number {
    const { cause } = this;
    return cause instanceof Error && 'responseCode' in cause ? Number(cause.responseCode) || 0 : 0;
  }

  private get told(): string {
    const { cause } = this;
    return cause instanceof Error && 'response' in cause ? String(cause.response) : '';
  }

  /** Never the sentence of the mail server: it quotes addresses. */
  get code(): string {
    if (this.reply > 0) return String(this.reply);
    const { cause } = this;
    return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  }
}

export type Sender = { name: string; mail: string };

export type Mailer = {
  /** Resolves once the mail server has taken it; throws MailNotSent. `from`: another sender than that of the settings. */
  send: (mail: Mail, from?: Sender) => Promise<void>;
  /**
   * Sends behind the answer, so that its time tells nothing; what fails is logged without the recipient. `told` learns
   * what became of it: null once the mail server has taken it.
   */
  post: (mail: Mail, told?: (refusal: MailRefusal | null) => Promise<void>) => void;
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
        ...(mail.attachments && {
          attachments: mail.attachments.map(({ content, ...file }) => ({
            ...file,
            content: typeof content === 'string' ? content : Buffer.from(content),
          })),
        }),
        ...(mail.replyTo && { replyTo: { name: '', address: mail.replyTo } }),
        ...(mail.id && { messageId: `<${mail.id}@${new URL(env.publicUrl).hostname}>` }),
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(mail.unsubscribe && { 'List-Unsubscribe': `<${mail.unsubscribe}>` }),
        },
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
    post: (mail, told) => {
      const sending = send(mail)
        .then(
          () => told?.(null),
          (error: unknown) => {
            log.error({ code: codeOf(error) }, 'a mail did not leave');
            return told?.(refusalOf(error));
          },
        )
        .catch((error: unknown) => log.error({ code: codeOf(error) }, 'the fate of a mail was not noted'))
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
function codeOf(error: unknown): string {
  return error instanceof MailNotSent ? error.code : 'unknown';
}

/** What a person is told of it. */
export function refusalOf(error: unknown): MailRefusal {
  if (!(error instanceof MailNotSent) || error.isServerAway) return 'serveur';
  if (error.refusesAddress) return 'adresse';
  return error.reply < 500 ? 'attente' : 'serveur';
}
