// A real SMTP server that keeps what it is given.
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What the types of smtp-server leave out. */
type Server = SMTPServer & { connections: Set<{ _socket: Socket }> };

export type CaughtMail = {
  to: string[];
  from: string;
  raw: string;
  text: string;
  /** By file name. */
  attachments: Record<string, Buffer>;
};

export type SmtpCatcher = {
  url: string;
  mails: CaughtMail[];
  /** Recipients that it turns away. */
  refused: Set<string>;
  /** What it does with a whole mail, once it has it; takes it unless a test says otherwise. */
  behave: (mail: CaughtMail) => SmtpBehaviour;
  close: () => Promise<void>;
};

/** `hang`: never answers. `die`: cuts the line. A number and words: refuses. */
export type SmtpBehaviour = 'take' | 'hang' | 'die' | [code: number, words: string];

export async function startSmtpCatcher(): Promise<SmtpCatcher> {
  const mails: CaughtMail[] = [];
  const refused = new Set<string>();
  const catcher: SmtpCatcher = {
    url: '',
    mails,
    refused,
    behave: () => 'take',
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const server: Server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(refused.has(address) ? new Error('no such mailbox') : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const raw = Buffer.concat(chunks).toString('utf8');
        const mail = {
          to: rcptTo.map(({ address }) => address),
          from: mailFrom ? mailFrom.address : '',
          raw,
          ...partsOf(raw),
        };
        const behaviour = catcher.behave(mail);
        if (!Array.isArray(behaviour)) mails.push(mail);
        if (behaviour === 'take') done();
        else if (behaviour === 'die') for (const line of server.connections) line._socket.destroy();
        else if (behaviour !== 'hang') done(Object.assign(new Error(behaviour[1]), { responseCode: behaviour[0] }));
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  catcher.url = `smtp://127.0.0.1:${port}`;
  return catcher;
}

/** The words and the files: one part, or several with a boundary. */
function partsOf(raw: string): Pick<CaughtMail, 'text' | 'attachments'> {
  const boundary = /content-type: multipart\/[^;]+;\s+boundary="?([^"\r\n]+)"?/i.exec(
    raw.split('\r\n\r\n')[0] ?? '',
  )?.[1];
  if (!boundary) return { text: bodyOf(raw).toString('utf8'), attachments: {} };
  const parts = raw.split(`--${boundary}`).slice(1, -1);
  const attachments: Record<string, Buffer> = {};
  for (const part of parts) {
    const name = /filename="?([^"\r\n;]+)"?/i.exec(part)?.[1];
    if (name) attachments[name] = bodyOf(part.replace(/^\r\n/, ''));
  }
  const words = parts.find((part) => /content-type: text\/plain/i.test(part) && !/filename=/i.test(part)) ?? '';
  return { text: bodyOf(words.replace(/^\r\n/, '')).toString('utf8'), attachments };
}

/** The body of a part, its encoding undone. */
function bodyOf(part: string): Buffer {
  const [head = '', ...rest] = part.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64');
  if (!/content-transfer-encoding: quoted-printable/i.test(head)) return Buffer.from(body, 'utf8');
  const bytes = body
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}
