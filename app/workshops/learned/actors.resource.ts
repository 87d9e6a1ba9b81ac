// `/ateliers/:slug/acteurs?q=`: organisations that « @ » may mean; with `avec=participants` the people of the page too. POST notes one that the directory does not know.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { formText } from '#app/ui/plain-text.ts';
import { readCitable } from '../comments/read-comments.server.ts';
import { keepsPage, pageReader } from '../minutes/page-access.server.ts';
import { noteUnknownActor, suggestActors } from './suggest-actors.server.ts';
import { suggestPeople } from './suggest-people.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { page, isReader, join } = await pageReader(context, request, params.slug ?? '');
  const mayCite = !isReader && (join !== null || keepsPage(context.actor, page));
  const { searchParams } = new URL(request.url);
  const typed = searchParams.get('q') ?? '';
  const { database } = context.parts;
  const actors = await suggestActors(database, typed);
  const people =
    searchParams.get('avec') === 'participants' && mayCite
      ? suggestPeople(await readCitable(database, page.id), typed)
      : [];
  return Response.json({ actors, people }, { headers: { 'Cache-Control': 'private, max-age=30' } });
}

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { page, isReader } = await pageReader(context, request, params.slug ?? '');
  if (isReader) return Response.json({ message: 'Vous lisez cette page sans y écrire.' }, { status: 403 });
  const form = await request.formData();
  const noted = await noteUnknownActor(context.parts.database, page.id, {
    name: formText(form, 'nom'),
    cardId: formText(form, 'carte'),
  });
  if (noted === 'refused') return Response.json({ message: 'Écrivez un nom de 2 à 120 caractères.' }, { status: 400 });
  return Response.json({ noted });
}
