// The words of the mails about an organisation that its staff asks to keep.
import { signed } from './invitation-mail.ts';

export const CLAIM_DAYS = 3;

type Written = { subject: string; text: string };

export function confirmClaimMail({ organisation, url }: { organisation: string; url: string }): Written {
  return {
    subject: `Confirmez votre adresse : ${organisation}`,
    text: `Bonjour,

Quelqu’un a demandé, avec cette adresse, à tenir la fiche « ${organisation} » dans Maillage.

C’était vous ? Ouvrez ce lien puis cliquez sur « Confirmer ». La coordination du territoire recevra alors votre demande :
${url}

Il sert une fois, pendant ${CLAIM_DAYS} jours.

Ce n’était pas vous ? Ignorez ce message : rien ne se passera.

${signed('')}`,
  };
}

export function refusedClaimMail(words: { organisation: string; reason: string; signature: string }): Written {
  const { organisation, reason, signature } = words;
  return {
    subject: `Votre demande pour ${organisation}`,
    text: `Bonjour,

Vous avez demandé à tenir la fiche « ${organisation} » dans Maillage. La coordination du territoire n’a pas pu donner suite :

${reason}

Vous pouvez toujours signaler une erreur sur la fiche, sans compte.

${signed(signature)}`,
  };
}
