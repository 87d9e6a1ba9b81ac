// The words of the mails about roles. The same whether the person is already known or not.

export const INVITATION_DAYS = 14;

export type InvitationWords = {
  inviter: string;
  /** « Rédaction de la fiche, CCAS de Lyon ». */
  role: string;
  /** What the role allows, as one sentence. */
  can: string;
  message: string;
  url: string;
  /** Last lines of the territory's mails; '' for ours. */
  signature: string;
};

type Written = { subject: string; text: string };

export function invitationMail({ inviter, role, can, message, url, signature }: InvitationWords): Written {
  return {
    subject: `${oneLine(inviter)} vous invite dans Maillage`,
    text: `Bonjour,

${oneLine(inviter)} vous invite à rejoindre Maillage, l’annuaire commun de celles et ceux qui agissent contre la précarité énergétique.

Votre rôle : ${role}.
${can}
${message === '' ? '' : `\nSon message :\n${quoted(message)}\n`}
Pour accepter, ouvrez ce lien puis cliquez sur « Accepter ». Aucun mot de passe n’est à retenir :
${url}

Il sert une fois, pendant ${INVITATION_DAYS} jours. Vous avez déjà un compte à cette adresse ? Ce rôle s’y ajoutera.

Ce message ne vous concerne pas ? Ignorez-le : rien ne se passera.

${signed(signature)}`,
  };
}

export function handedOverMail({
  from,
  roles,
  url,
  signature,
}: {
  from: string;
  roles: string[];
  url: string;
  signature: string;
}): Written {
  return {
    subject: 'Des fiches vous sont confiées dans Maillage',
    text: `Bonjour,

${oneLine(from)} s’en va et vous confie :
${roles.map((role) => `– ${role}`).join('\n')}

Elles vous attendent ici :
${url}

${signed(signature)}`,
  };
}

export function signed(signature: string): string {
  return `${signature || 'Maillage'}\n`;
}

/** A name cannot write lines of a mail. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
