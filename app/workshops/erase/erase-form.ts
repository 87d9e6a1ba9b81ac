// What is to be erased, as it was chosen. Runs on the server only.
import { type Draft, type Errors, readDraft, textOf } from '#app/upkeep/entry/form-draft.ts';
import type { Wanted } from './erase-for-good.server.ts';

const SHORTEST = 3;

export function readErase(form: FormData): { draft: Draft; errors: Errors; wanted: Wanted } {
  const draft = readDraft(form, ['carte', 'passage']);
  const errors: Errors = {};
  const cardId = textOf(draft, 'carte');
  const passage = textOf(draft, 'passage');
  if (!/^[\w-]{0,80}$/.test(cardId)) errors.carte = ['Cette carte n’est plus sur la page.'];
  if (cardId === '' && passage.length < SHORTEST)
    errors.passage = [`Choisissez une carte, ou recopiez au moins ${SHORTEST} caractères.`];
  if (cardId !== '' && passage !== '') errors.passage = ['Choisissez l’un ou l’autre : la carte, ou le passage.'];
  if (!form.has('accord')) errors.accord = ['Cochez cette case : rien ne permettra d’y revenir.'];
  return { draft, errors, wanted: { cardId: cardId || null, passage } };
}
