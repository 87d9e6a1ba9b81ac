import type { NoteAccess } from '#app/server/live-notes.ts';
import type { Parts } from '#app/server/parts.ts';

/** What who asks may do with a note, as the room that owns it says; 404 when they may not even know that it exists. */
export async function noteAccess(parts: Parts, request: Request, noteId: string): Promise<NoteAccess> {
  const told = await parts.noteGate({ cookie: request.headers.get('cookie'), noteId });
  if (told.access === 'none') throw new Response('Ce texte n’existe pas, ou ne vous est pas ouvert.', { status: 404 });
  return told;
}
