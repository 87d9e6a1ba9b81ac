// What the coordination writes about words. Runs on the server only.

import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { normalise } from '#db/normalise.ts';
import { FILLERS, GENERIC_WORDS } from '#db/vocabulary/everyday-words.ts';
import { NEEDS, type NeedCode } from '#db/vocabulary/needs.ts';

export const LONGEST_NOTE = 400;
const LONGEST_PHRASE = 80;
const MOST_WORDS = 6;

export type LocalWordInput = { phrase: string; need: NeedCode };

/** A phrase as the search reads it: « Bricobus ! » is « bricobus ». */
export function readLocalWord(draft: Draft): { word: LocalWordInput } | { errors: Errors } {
  const errors: Errors = {};
  const typed = textOf(draft, 'mot');
  const words = normalise(typed).split(' ').filter(Boolean);
  if (typed.length > LONGEST_PHRASE || words.length > MOST_WORDS)
    errors.mot = [`${MOST_WORDS} mots et ${LONGEST_PHRASE} caractères au plus.`];
  else if (words.join('').length < 3) errors.mot = ['Écrivez un mot ou une expression d’au moins trois lettres.'];
  else if (words.every((word) => FILLERS.has(word) || GENERIC_WORDS.has(word)))
    errors.mot = ['Ce mot se dit dans trop de phrases pour mener à un besoin : écrivez-en un plus précis.'];
  const need = readNeed(draft, 'besoin', errors);
  return need === null || Object.keys(errors).length > 0 ? { errors } : { word: { phrase: words.join(' '), need } };
}

/** An empty text takes the note away. */
export function readNote(draft: Draft): { note: { need: NeedCode; text: string } } | { errors: Errors } {
  const errors: Errors = {};
  const text = textOf(draft, 'note');
  if (text.length > LONGEST_NOTE) errors.note = [`${LONGEST_NOTE} caractères au plus : il y en a ${text.length}.`];
  const need = readNeed(draft, 'note-besoin', errors);
  return need === null || Object.keys(errors).length > 0 ? { errors } : { note: { need, text } };
}

export function readJudged(draft: Draft): { judged: { typed: string; need: NeedCode } } | { errors: Errors } {
  const errors: Errors = {};
  const typed = textOf(draft, 'recherche').replaceAll('\n', ' ');
  if (typed.length > 200) errors.recherche = ['200 caractères au plus.'];
  else if (normalise(typed).length < 3) errors.recherche = ['Écrivez une recherche comme on la tape.'];
  const need = readNeed(draft, 'recherche-besoin', errors);
  return need === null || Object.keys(errors).length > 0 ? { errors } : { judged: { typed, need } };
}

function readNeed(draft: Draft, name: string, errors: Errors): NeedCode | null {
  const need = NEEDS.find(({ code }) => code === textOf(draft, name));
  if (!need) errors[name] = ['Choisissez un besoin dans la liste.'];
  return need?.code ?? null;
}
