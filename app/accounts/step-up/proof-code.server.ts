// Six digits by mail for somebody who is already in: proof that they still read their mail. No link, nothing to open elsewhere.
import type { Parts } from '#app/server/parts.ts';
import type { PersonActor } from '#db/actor.ts';
import { signIns } from '#db/schema/accounts.ts';
import { newCode, newSecret, sha256 } from '../secrets.ts';

const MINUTES = 15;

/** The secret for the cookie of this browser; null when too many were asked for. */
export async function askProofCode(parts: Parts, actor: PersonActor): Promise<string | null> {
  if (!(await parts.limits.take('mails-per-account', actor.mail))) return null;
  const attempt = newSecret();
  const code = newCode();
  await parts.database.query((queries) =>
    queries.insert(signIns).values({
      personId: actor.id,
      attemptHash: sha256(attempt),
      linkHash: sha256(newSecret()),
      codeHash: sha256(`${attempt}:${code}`),
      expiresAt: new Date(Date.now() + MINUTES * 60_000),
    }),
  );
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  parts.mail.post({
    to: actor.mail,
    subject: `Votre code pour confirmer que c’est vous : ${spaced}`,
    text: `Bonjour ${actor.name},

Un changement est demandé sur votre compte Maillage. Pour confirmer que c’est vous, tapez ce code là où il est demandé : ${spaced}

Il sert une seule fois, pendant ${MINUTES} minutes. Ne le donnez à personne.

Vous n’avez rien demandé ? Quelqu’un se sert peut-être de votre session : fermez-la.
${parts.env.publicUrl}/compte

Maillage
`,
  });
  return attempt;
}
