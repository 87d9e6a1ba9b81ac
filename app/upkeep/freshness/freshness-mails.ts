// The words of the mails about freshness.
import type { Words } from '#app/server/mail-outbox.ts';
import { mediumDate, monthAndYear } from '#app/ui/french-date.ts';

type Question = {
  organisation: string;
  territory: string;
  signature: string | null;
  /** Who answers « répondez au courriel ». */
  replyTo: string | null;
  verifiedAt: Date | null;
  url: string;
  expiresAt: Date;
  /** 0: the first mail; then the reminders. */
  step: number;
};

export function questionMail(question: Question): Words {
  const { organisation, territory, signature, replyTo, verifiedAt, url, expiresAt, step } = question;
  const since =
    verifiedAt === null
      ? 'Personne ne nous a encore confirmé ses informations.'
      : `Ses informations ont été vérifiées pour la dernière fois en ${monthAndYear(verifiedAt)}.`;
  const again = step === 0 ? '' : 'Nous n’avons pas encore reçu votre réponse à notre message précédent.\n\n';
  return {
    ...(replyTo && { replyTo }),
    subject: `${step === 0 ? '' : 'Rappel : '}Vos informations sont-elles toujours exactes ? (${organisation})`,
    text: `Bonjour,

${again}« ${organisation} » figure dans l’annuaire Maillage, réseau de ${territory}. ${since}

Vos informations sont-elles toujours exactes ?

Ouvrez votre fiche, puis répondez en un clic, ou corrigez ce qui a changé. Aucun compte n’est nécessaire :
${url}

Ce lien est réservé à votre organisme ; il sert jusqu’au ${mediumDate(expiresAt)}.

${signature ?? `Le réseau de ${territory}, avec Maillage`}
`,
  };
}

type Correction = {
  organisation: string;
  slug: string;
  publicUrl: string;
  signature: string | null;
  lines: { label: string; before: string | null; after: string | null }[];
};

export function correctionMail({ organisation, slug, publicUrl, signature, lines }: Correction): Words {
  const said = lines.map(
    ({ label, before, after }) => `${label}\n  avant : ${before || '(vide)'}\n  maintenant : ${after || '(vide)'}`,
  );
  return {
    subject: `Fiche corrigée par l’organisme : ${organisation}`,
    text: `Bonjour,

« ${organisation} » a corrigé sa fiche par le lien reçu par courriel. C’est déjà en ligne :

${said.join('\n\n')}

Voir la fiche : ${publicUrl}/annuaire/${slug}
La corriger : ${publicUrl}/administration/annuaire/${slug}

${signature ?? 'Maillage'}
`,
  };
}
