// Mails whose words are known when they are wanted, and that hold no secret: an answer, a refusal, a piece of news.
import { randomUUID } from 'node:crypto';
import type { Queries } from '#db/client.ts';
import type { Mail } from './mail.ts';
import { type Composer, queueMails } from './mail-outbox.ts';

const WRITTEN = 'ecrit';

/** In the caller's transaction: the mail leaves if it holds, and only then. The words are forgotten once it has left. */
export async function queueWritten(queries: Queries, { to, subject, text }: Mail, now = new Date()): Promise<void> {
  await queueMails(queries, [
    { kind: WRITTEN, subjectId: randomUUID(), recipient: to, detail: { subject, text }, dueAt: now },
  ]);
}

export const writtenComposers: Record<string, Composer> = {
  [WRITTEN]: async (_queries, { detail }) => ({ subject: String(detail.subject), text: String(detail.text) }),
};
