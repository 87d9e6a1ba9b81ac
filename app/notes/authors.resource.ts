// `/notes/:id/auteurs`: « qui a écrit », by client id of the document, for whoever may read the note.
import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { withActor } from '#db/actor.ts';
import { noteAuthors } from '#db/schema/notes.ts';
import { noteAccess } from './note-access.server.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const noteId = params.id ?? '';
  await noteAccess(context.parts, request, noteId);
  const authors = await withActor(context.parts.database, context.actor, (queries) =>
    queries
      .select({ client: noteAuthors.client, author: noteAuthors.author, name: noteAuthors.name })
      .from(noteAuthors)
      .where(eq(noteAuthors.noteId, noteId)),
  );
  return json(authors, { headers: { 'Cache-Control': 'private, no-store' } });
}
