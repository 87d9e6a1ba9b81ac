// A change in how somebody comes in: written down, told to them by mail, and the end of their other sessions.
import type { Parts } from '#app/server/parts.ts';
import { queueWritten } from '#app/server/written-mails.ts';
import type { PersonActor } from '#db/actor.ts';
import { auditLines } from '#db/schema/accounts.ts';

/** The action as it is written down, and what the mail says of it. */
const CHANGES = {
  'totp-added': 'Une application d’authentification a été ajoutée à votre compte.',
  'totp-removed': 'L’application d’authentification de votre compte a été retirée.',
  'recovery-codes-renewed': 'Vos codes de secours ont été remplacés : les anciens ne servent plus.',
  'recovery-code-used': 'Un de vos codes de secours a servi.',
  'password-set': 'Le mot de passe de votre compte a été choisi ou changé.',
  'password-removed': 'Le mot de passe de votre compte a été retiré.',
  'passkey-added': 'Une clé d’accès a été ajoutée à votre compte.',
  'passkey-removed': 'Une clé d’accès de votre compte a été retirée.',
  'openid-unlinked': 'Votre compte ne s’ouvre plus par un service de connexion extérieur.',
  'openid-linked': 'Votre compte s’ouvre désormais aussi par un service de connexion extérieur.',
};

export type AccountChange = keyof typeof CHANGES;

type Changed = { id: string; name: string; mail: string };

/** Writes and tells; sessions stay as they are. */
export async function tellChange(parts: Parts, { id, name, mail }: Changed, change: AccountChange): Promise<void> {
  const text = `Bonjour ${name},

${CHANGES[change]}

C’est vous ? Il n’y a rien à faire.

Ce n’est pas vous ? Entrez par courriel, fermez les autres sessions et retirez ce que vous ne reconnaissez pas :
${parts.env.publicUrl}/compte

Prévenez aussi la coordination de votre territoire.

Maillage
`;
  await parts.database.transaction(async (queries) => {
    await queries
      .insert(auditLines)
      .values({ personId: id, personName: name, action: change, subjectKind: 'person', subjectId: id });
    await queueWritten(queries, { to: mail, subject: 'Votre compte Maillage a changé', text });
  });
  parts.mails.hurry();
}

/** Whoever else is in with this account must come in again. */
export async function noteChange(parts: Parts, actor: PersonActor, change: AccountChange): Promise<void> {
  await parts.sessions.endAll(actor.id, actor.sessionId);
  await tellChange(parts, actor, change);
}
