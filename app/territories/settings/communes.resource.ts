// `/administration/territoires/communes?q=…`: names that begin so, for whoever types.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { allEpcis, suggestCommunes } from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';

const MOST = 12;

export function loader({ request }: LoaderFunctionArgs): Response {
  const typed = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 80);
  const plain = normalise(typed);
  if (plain === '') return Response.json([]);
  const epcis = allEpcis().filter(({ name }) => normalise(name).includes(plain));
  const named = [...suggestCommunes(typed, MOST), ...epcis.slice(0, MOST)].map(({ name, code }) => `${name} (${code})`);
  return Response.json(named.slice(0, MOST), { headers: { 'Cache-Control': 'private, max-age=3600' } });
}
