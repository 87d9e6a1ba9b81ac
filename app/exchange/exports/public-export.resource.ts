// `/annuaire/export/:format`: what the list shows for the same query, as a file; public contacts only.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { searchOrApologise } from '#app/directory/unavailable.server.ts';
import { exportFile, readFormat } from './export-file.server.ts';
import { scopeOfQuery } from './export-scope.server.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { parts, address } = context;
  const format = readFormat(params.format);
  if (!format)
    throw new Response('Ce format n’existe pas. Formats : csv, xlsx, geojson, data-inclusion.', { status: 404 });
  if (!(await parts.limits.take('exports-per-address', address))) {
    throw new Response('Trop d’exports depuis votre connexion. Réessayez dans un quart d’heure.', { status: 429 });
  }
  const found = await searchOrApologise(() => scopeOfQuery(parts, new URL(request.url)));
  if ('wrong' in found) throw new Response(found.wrong.join(' '), { status: 400 });
  if (found.isCut) {
    throw new Response(
      'Cette recherche trouve trop de services pour un seul fichier. Précisez une commune ou un besoin.',
      {
        status: 413,
      },
    );
  }
  return exportFile(parts, found.scope, { format, name: 'annuaire' });
}
