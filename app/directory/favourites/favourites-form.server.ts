// One form of /compte/favoris, or a star anywhere, sent back.
import type { Parts } from '#app/server/parts.ts';
import type { PersonActor } from '#db/actor.ts';
import { addFavourite, removeFavourite } from './keep-favourite.server.ts';
import { forgetSearch, keepSearch, setSearchMails } from './keep-search.server.ts';

export type FavouritesAnswer = { redirectTo: string } | { name: string; query: string; error: string; status: 400 };

const HERE = '/compte/favoris';

const WHY = {
  'no-name': 'Donnez un nom à cette recherche.',
  'too-many': 'Vous gardez déjà 30 recherches : retirez-en une d’abord.',
  'too-broad': 'Cette recherche trouve plus de 300 acteurs : précisez une commune ou un besoin, puis gardez-la.',
};

export async function answerFavourites(
  parts: Parts,
  actor: PersonActor,
  form: FormData,
  now: Date,
): Promise<FavouritesAnswer> {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  if (form.has('etoile')) {
    const [act, slug = '', anchor = ''] = text('etoile').split(' ');
    if (act === 'retirer') await removeFavourite(parts, actor, slug);
    else if (act !== 'ajouter' || !(await addFavourite(parts, actor, slug)))
      throw new Response('Cet acteur n’est pas dans l’annuaire, ou vous gardez déjà 500 favoris.', { status: 404 });
    return { redirectTo: backTo(text('retour'), anchor) };
  }
  if (form.has('oublier')) return done(await forgetSearch(parts, actor, text('oublier')));
  if (form.has('courriels')) {
    const [act, id = ''] = text('courriels').split(' ');
    return done(await setSearchMails(parts, actor, { id, isMailed: act === 'oui' }));
  }
  const [name, query] = [text('nom'), text('recherche').slice(0, 4_000)];
  const kept = await keepSearch(parts, actor, { name, query, now });
  if (kept === 'kept') return { redirectTo: `${HERE}?fait=garde` };
  return { name: name.slice(0, 200), query, error: WHY[kept], status: 400 };
}

function done(isDone: boolean): FavouritesAnswer {
  if (!isDone) throw new Response('Cette recherche n’est pas à vous, ou elle n’existe plus.', { status: 404 });
  return { redirectTo: `${HERE}?fait=1` };
}

/** Only our own directory leads here. */
function backTo(wanted: string, anchor: string): string {
  const url = URL.canParse(wanted, 'http://maillage') ? new URL(wanted, 'http://maillage') : null;
  const isOurs = url?.origin === 'http://maillage' && /^\/annuaire(\/[a-z0-9-]+)?$/.test(url.pathname);
  const place = /^[a-z0-9-]{1,40}$/.test(anchor) ? `#${anchor}` : '';
  return isOurs ? `${url.pathname}${url.search}${place}` : HERE;
}
