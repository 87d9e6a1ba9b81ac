// `GET /compte/donnees`: everything kept about oneself, as a file: what the tables hold, and the words inside documents.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { readMyData } from '#app/accounts/data/read-my-data.server.ts';
import { roleLines } from '#app/accounts/role-words.ts';
import { signedIn } from '#app/accounts/signed-in.ts';
import { readMyNotes } from '#app/notes/private/read-my-notes.server.ts';
import { readMyWords } from '#app/workshops/erase/read-my-words.server.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const { parts } = context;
  const [tables, notes, workshops] = await Promise.all([
    readMyData(parts.database, actor),
    readMyNotes(parts, actor),
    readMyWords(parts, actor),
  ]);
  const data = {
    le: new Date().toISOString(),
    source: parts.env.publicUrl,
    personne: { nom: actor.name, courriel: actor.mail },
    roles: roleLines(actor),
    mes_notes: notes,
    ateliers: workshops,
    tables,
  };
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="mes-donnees-maillage.json"',
      'Cache-Control': 'no-store',
    },
  });
}
