// `/notes/:id/images`: a picture for a note, from whoever may write it.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { PicturesUnavailable } from '#app/server/picture-store.ts';
import { readUpload } from '#app/territories/settings/read-upload.server.ts';
import { noteAccess } from '../note-access.server.ts';
import { LARGEST_IMAGE, storeImage } from './image-store.server.ts';

export function loader({ params }: LoaderFunctionArgs): Response {
  return redirect(`/notes/${encodeURIComponent(params.id ?? '')}`);
}

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const noteId = params.id ?? '';
  const { access, writer } = await noteAccess(context.parts, request, noteId);
  if (access !== 'write') throw new Response('Vous ne pouvez pas écrire dans ce texte.', { status: 403 });
  if (!(await context.parts.limits.take('images-per-writer', writer.id)))
    return refused('Vous avez envoyé beaucoup d’images : réessayez dans une heure.', 429);
  const { file } = await readUpload(request, LARGEST_IMAGE);
  if (!file) return refused('Choisissez une image.', 400);
  const stored = await storeImage(context.parts.pictures, noteId, file).catch((error: unknown) => {
    if (!(error instanceof PicturesUnavailable)) throw error;
    context.parts.log.error({ error }, 'a picture could not be stored');
    return 'unavailable' as const;
  });
  if (stored === 'unavailable')
    return refused('Les images ne peuvent pas être enregistrées pour le moment : réessayez dans un instant.', 503);
  return stored
    ? json(stored, { status: 201 })
    : refused('Cette image n’est pas lisible. Choisissez un fichier PNG, JPEG, WebP ou GIF.', 400);
}

function refused(sentence: string, status: number): Response {
  return json({ error: sentence }, { status });
}
