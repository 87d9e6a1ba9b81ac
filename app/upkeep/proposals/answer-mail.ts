// What was done with a proposal, told to who asked to know.
import type { Mail } from '#app/server/mail.ts';
import type { ProposalDecision } from '#db/schema/proposals.ts';

export type Answer = {
  to: string;
  entry: string;
  /** Where the card is, when it can be seen. */
  url: string | null;
  territory: string;
  decisions: ProposalDecision[];
  answer: string;
};

export function answerMail({ to, entry, url, territory, decisions, answer }: Answer): Mail {
  const taken = decisions.filter(({ verdict }) => verdict !== 'refused');
  const refused = decisions.filter(({ verdict }) => verdict === 'refused');
  const line = ({ label, reason, verdict }: ProposalDecision) =>
    `- ${label}${verdict === 'amended' ? ' (avec une autre formulation)' : ''}${reason && ` : ${reason}`}`;
  const paragraphs = [
    'Bonjour,',
    `Vous avez proposé une modification de la fiche « ${entry} » de l’annuaire. Merci de votre aide. Voici ce que nous en avons fait.`,
    taken.length > 0 && ['Repris dans la fiche :', ...taken.map(line)].join('\n'),
    refused.length > 0 && ['Non repris :', ...refused.map(line)].join('\n'),
    answer,
    url && `La fiche : ${url}`,
    `La coordination de ${territory}`,
    'Vous recevez ce message parce que vous avez laissé votre adresse avec votre proposition. Nous venons de l’effacer.',
  ];
  return { to, subject: `Votre proposition pour « ${entry} »`, text: paragraphs.filter(Boolean).join('\n\n') };
}
