// One form of the link page sent back: which one it was, and what came of it.

import { type Draft, type Errors, readDraft, textOf } from '#app/ui/form-draft.ts';
import type { Database } from '#db/client.ts';
import { parisDay } from '#search/opening-hours.ts';
import { ENTRY_LABELS } from '../entry/entry-form.ts';
import { confirmEntry, contestEntry, tellServiceNews } from './answer-link.server.ts';
import { correctEntry } from './correct-by-link.server.ts';
import { MAIN_FIELDS } from './correction-form.ts';
import type { LinkState } from './read-link.server.ts';
import { type NewsDraft, type NewsErrors, readServiceNews } from './service-news-form.ts';

export type LinkAnswer =
  /** `done`: the word that the page reads to say what happened. */
  | { kind: 'done'; done: string }
  /** The link is not good any more: the page itself says why. */
  | { kind: 'closed'; status: number }
  | { kind: 'invalid'; status: 400; of: 'correction'; draft: Draft; errors: Errors }
  | { kind: 'invalid'; status: 400; of: 'full' | 'closed'; draft: NewsDraft; errors: NewsErrors }
  /** Somebody saved the entry since the page was opened: what was typed is shown beside it. */
  | { kind: 'changed'; status: 409; lost: { label: string; text: string }[] };

const CONTESTED = { 'plus-la': 'gone', 'pas-nous': 'not-us' } as const;

export async function answerLink(database: Database, token: string, form: FormData, now: Date): Promise<LinkAnswer> {
  const act = form.get('geste');
  if (act === 'exact') return outcome(await confirmEntry(database, token, now), 'exact');
  if (act === 'plus-la' || act === 'pas-nous')
    return outcome(await contestEntry(database, token, now, CONTESTED[act]), act);
  if (act === 'complet' || act === 'ferme') {
    const kind = act === 'complet' ? 'full' : 'closed';
    const read = readServiceNews(form, kind, parisDay(now));
    if ('errors' in read) return { kind: 'invalid', status: 400, of: kind, ...read };
    return outcome(await tellServiceNews(database, token, now, read.news), act);
  }
  if (act !== 'corriger') throw new Response('Ce geste n’existe pas.', { status: 400 });
  const contacts = [...form.keys()].filter((name) => /^contact-valeur-\d{1,2}$/.test(name));
  const typed = readDraft(form, [...MAIN_FIELDS, ...new Set(contacts)]);
  const { link, done } = await correctEntry(database, token, now, {
    sent: typed,
    version: String(form.get('version')),
  });
  if (done === null) return closed(link);
  if (done.kind === 'saved') return { kind: 'done', done: 'corrige' };
  if (done.kind === 'invalid')
    return { kind: 'invalid', status: 400, of: 'correction', draft: typed, errors: done.errors };
  const lost = Object.keys(typed).map((name) => ({
    label: ENTRY_LABELS[name] ?? 'Coordonnée',
    text: textOf(typed, name),
  }));
  return { kind: 'changed', status: 409, lost: lost.filter(({ text }) => text !== '') };
}

function outcome({ link, done }: { link: LinkState; done: boolean | null }, word: string): LinkAnswer {
  if (done === null) return closed(link);
  if (!done) throw new Response('Ce service n’existe pas, ou plus. Rechargez la page.', { status: 404 });
  return { kind: 'done', done: word };
}

function closed({ kind }: LinkState): LinkAnswer {
  return { kind: 'closed', status: kind === 'unknown' ? 404 : 410 };
}
