// `/carte`: the directory, seen as a map.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';

export function loader({ request }: LoaderFunctionArgs): Response {
  const { searchParams } = new URL(request.url);
  searchParams.set('vue', 'carte');
  return redirect(`/annuaire?${searchParams}`);
}
