// What a coordinator decides about each proposed field. Runs on the server only.

import { type Draft, type Errors, listOf, readDraft, textOf } from '#app/ui/form-draft.ts';
import type { ProposalDecision } from '#db/schema/proposals.ts';
import type { EntrySnapshot } from '../history/snapshot.ts';
import { setValue } from './editable.ts';
import type { ProposedField } from './read-proposals.server.ts';

export type Choice = '' | 'prendre' | 'modifier' | 'refuser';

export const choiceField = (at: number) => `choix-${at}`;
export const valueField = (at: number) => `valeur-${at}`;
export const reasonField = (at: number) => `raison-${at}`;

const LONGEST_REASON = 500;
const LONGEST_ANSWER = 2000;
/** Without them there is nothing to create. */
const NEEDED = ['organisation.name', 'organisation.kind'];

export type ReadDecisions = {
  draft: Draft;
  errors: Errors;
  decisions: ProposalDecision[];
  amended: EntrySnapshot;
  answer: string;
};

type Proposal = { fields: ProposedField[]; proposed: EntrySnapshot; isNew: boolean; wantsAnswer: boolean };

export function readDecisions(form: FormData, { fields, proposed, isNew, wantsAnswer }: Proposal): ReadDecisions {
  const names = fields.flatMap((_, at) => [choiceField(at), reasonField(at)]);
  const lists = fields.flatMap(({ editor }, at) => (editor?.kind === 'codes' ? [valueField(at)] : []));
  const plain = fields.map((_, at) => valueField(at)).filter((name) => !lists.includes(name));
  const draft = readDraft(form, [...names, ...plain, 'reponse'], lists);
  const all = form.get('tout');
  const errors: Errors = {};
  const amended = structuredClone(proposed);
  const answer = textOf(draft, 'reponse');
  const decisions = fields.map(({ path, label, before, after, editor }, at): ProposalDecision => {
    const choice = all === 'prendre' || all === 'refuser' ? all : textOf(draft, choiceField(at));
    const reason = textOf(draft, reasonField(at));
    const typed = editor?.kind === 'codes' ? listOf(draft, valueField(at)) : textOf(draft, valueField(at));
    if (!['prendre', 'modifier', 'refuser'].includes(choice))
      errors[choiceField(at)] = ['Choisissez ce que vous en faites.'];
    if (choice === 'modifier') {
      const refusal = editor ? setValue(amended, path, typed) : 'Ce champ se prend ou se laisse tel quel.';
      if (refusal !== null) errors[valueField(at)] = [refusal];
    }
    if (reason.length > LONGEST_REASON)
      errors[reasonField(at)] = [`C’est trop long : ${LONGEST_REASON} caractères au plus.`];
    if (choice === 'refuser' && wantsAnswer && reason === '' && answer === '')
      errors[reasonField(at)] = ['Dites pourquoi : la personne attend une réponse par courriel.'];
    const verdict = choice === 'refuser' ? 'refused' : choice === 'modifier' ? 'amended' : 'accepted';
    return { path, label, before, after: verdict === 'amended' ? [typed].flat().join(', ') : after, verdict, reason };
  });
  const takesSome = decisions.some(({ verdict }) => verdict !== 'refused');
  if (isNew && takesSome) {
    const left = decisions.findIndex(({ path, verdict }) => NEEDED.includes(path) && verdict === 'refused');
    if (left >= 0)
      errors[choiceField(left)] = [
        'Une nouvelle fiche a besoin de son nom et de son type : prenez-les, ou refusez tout.',
      ];
  }
  if (answer.length > LONGEST_ANSWER) errors.reponse = [`C’est trop long : ${LONGEST_ANSWER} caractères au plus.`];
  return { draft, errors, decisions, amended, answer };
}
