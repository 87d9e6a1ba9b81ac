// What became of an event that somebody proposed, told by mail.
import type { Words } from '#app/server/mail-outbox.ts';
import type { EventAct } from '../event-acts.ts';

export type Settled = {
  act: EventAct;
  title: string;
  when: string;
  reason: string;
  url: string;
  territory: string;
  signature: string;
  replyTo: string;
};

export function settledMail({ act, title, when, reason, url, territory, signature, replyTo }: Settled): Words {
  const isPublished = act === 'publish';
  const said = isPublished
    ? `« ${title} », ${when}, est au programme :\n${url}`
    : `La coordination n’a pas pu mettre au programme « ${title} », ${when}.\n\nSes raisons : ${reason}`;
  return {
    ...(replyTo && { replyTo }),
    subject: isPublished ? `Au programme : ${title}` : `Votre proposition : ${title}`,
    text: `Bonjour,

${said}

${signature || `Le réseau de ${territory}, avec Maillage`}
`,
  };
}
