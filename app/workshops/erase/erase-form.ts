// What is to be erased, as it was chosen. Runs on the server only.

import { isOwnImage } from '#app/notes/rich/rich-schema.ts';
import { type Draft, type Errors, readDraft, textOf } from '#app/ui/form-draft.ts';
import type { Wanted } from './erase-for-good.server.ts';

const SHORTEST = 3;

export function readErase(form: FormData): { draft: Draft; errors: Errors; wanted: Wanted } {
  const draft = readDraft(form, ['carte', 'image', 'passage']);
  const errors: Errors = {};
  const cardId = textOf(draft, 'carte');
  const passage = textOf(draft, 'passage');
  const picture = textOf(draft, 'image');
  if (!/^[\w-]{0,80}$/.test(cardId)) errors.carte = ['Cette carte n’est plus sur la page.'];
  if (picture !== '' && !isOwnImage(picture)) errors.image = ['Cette image n’est plus sur la page.'];
  if (cardId === '' && picture === '' && passage.length < SHORTEST)
    errors.passage = [`Choisissez une carte ou une image, ou recopiez au moins ${SHORTEST} caractères.`];
  if ([cardId, picture, passage].filter((chosen) => chosen !== '').length > 1)
    errors.passage = ['Une chose à la fois : la carte, l’image ou le passage.'];
  if (!form.has('accord')) errors.accord = ['Cochez cette case : rien ne permettra d’y revenir.'];
  return { draft, errors, wanted: { cardId: cardId || null, passage, picture: picture || undefined } };
}
