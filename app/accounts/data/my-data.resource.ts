// `GET /compte/donnees`: everything kept about oneself, as a file.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { roleLines } from '../role-words.ts';
import { signedIn } from '../signed-in.ts';
import { readMyData } from './read-my-data.server.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const { parts } = context;
  const data = {
    le: new Date().toISOString(),
    source: parts.env.publicUrl,
    personne: { nom: actor.name, courriel: actor.mail },
    roles: roleLines(actor),
    tables: await readMyData(parts.database, actor),
  };
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="mes-donnees-maillage.json"',
      'Cache-Control': 'no-store',
    },
  });
}
