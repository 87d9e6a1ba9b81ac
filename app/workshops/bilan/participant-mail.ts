// To a participant who asked for it: what they brought, what was decided, and how to correct their card.
import type { Mail } from '#app/server/mail.ts';

export type ParticipantMail = {
  to: string;
  workshop: string;
  bilanUrl: string;
  pageUrl: string;
  cards: { id: string; text: string }[];
  decisions: string[];
};

export function participantMail({ to, workshop, bilanUrl, pageUrl, cards, decisions }: ParticipantMail): Mail {
  const paragraphs = [
    'Bonjour,',
    `Le bilan de l’atelier « ${workshop} » est publié : ${bilanUrl}`,
    cards.length > 0 &&
      [
        'Ce que vous avez apporté :',
        ...cards.map(
          ({ id, text }) => `- ${text.replaceAll(/\s+/g, ' ')}\n  Pour la corriger : ${pageUrl}#carte-${id}`,
        ),
      ].join('\n'),
    decisions.length > 0 &&
      ['Ce qui a été décidé :', ...decisions.map((text) => `- ${text.replaceAll(/\s+/g, ' ')}`)].join('\n'),
    'Si la page est figée, dites-le à la coordination de votre réseau : elle corrigera la carte avec vous.',
    'Vous recevez ce message parce que vous l’avez demandé en rejoignant l’atelier. Nous venons d’effacer votre adresse.',
  ];
  return { to, subject: `Bilan de l’atelier « ${workshop} »`, text: paragraphs.filter(Boolean).join('\n\n') };
}
