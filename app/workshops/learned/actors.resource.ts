// `/ateliers/:slug/acteurs?q=`: organisations that « @ » may mean. POST notes one that the directory does not know.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { pageReader, readablePage } from '../minutes/page-access.server.ts';
import { noteUnknownActor, suggestActors } from './suggest-actors.server.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  await readablePage(context, request, params.slug ?? '');
  const typed = new URL(request.url).searchParams.get('q') ?? '';
  const actors = await suggestActors(context.parts.database, typed);
  return Response.json({ actors }, { headers: { 'Cache-Control': 'private, max-age=30' } });
}

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { page, isReader } = await pageReader(context, request, params.slug ?? '');
  if (isReader) return Response.json({ message: 'Vous lisez cette page sans y écrire.' }, { status: 403 });
  const form = await request.formData();
  const noted = await noteUnknownActor(context.parts.database, page.id, {
    name: String(form.get('nom') ?? ''),
    cardId: String(form.get('carte') ?? ''),
  });
  if (noted === 'refused') return Response.json({ message: 'Écrivez un nom de 2 à 120 caractères.' }, { status: 400 });
  return Response.json({ noted });
}
