// The gestures of the page of the bilan.
import type { Parts } from '#app/server/parts.ts';
import type { Draft, Errors } from '#app/ui/form-draft.ts';
import type { PersonActor } from '#db/actor.ts';
import { readBilanEdit } from './bilan-form.ts';
import type { BilanPage } from './read-bilan.server.ts';
import { publishBilan, saveBilan } from './save-bilan.server.ts';
import { makeBilan, readLines } from './store-bilan.server.ts';

type Answer = { done: string } | { draft: Draft; errors: Errors; isStale: boolean };

export async function actOnBilan(
  parts: Parts,
  actor: PersonActor,
  { page, isOfEvent, bilan }: BilanPage,
  form: FormData,
): Promise<Answer> {
  const act = form.get('geste');
  const whose = { page, isOfEvent };
  if (act === 'preparer' || act === 'completer') {
    await makeBilan(parts, actor, whose);
    return { done: act === 'preparer' ? 'fait' : 'complete' };
  }
  if (!bilan) throw new Response('Préparez d’abord le bilan.', { status: 400 });
  if (act === 'retirer') {
    await publishBilan(parts, actor, { bilan, whose, isPublished: false });
    return { done: 'retire' };
  }
  if (act !== 'enregistrer' && act !== 'publier') throw new Response('Ce geste n’existe pas.', { status: 400 });
  const lines = await parts.database.query((queries) => readLines(queries, bilan.id));
  const { draft, errors, edit } = readBilanEdit(form, lines);
  if (Object.keys(errors).length > 0) return { draft, errors, isStale: false };
  if (!(await saveBilan(parts, actor, { bilan, edit }))) return { draft, errors: {}, isStale: true };
  if (act === 'enregistrer') return { done: 'enregistre' };
  await publishBilan(parts, actor, { bilan, whose, isPublished: true });
  return { done: 'publie' };
}
