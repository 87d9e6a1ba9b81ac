import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { type ClientLoaderFunctionArgs, useLoaderData } from '@remix-run/react';
import { useEffect } from 'react';
import type { FrameHandle } from '#app/ui/page-frame.ts';
import { drawQrCode } from '#app/ui/qr-code.server.ts';
import { keepScreen, readOrKeep } from '../page/last-screen.ts';
import { isReadable, openWorkshop, readScreen } from '../page/read-screen.server.ts';
import { ProjectionView } from './projection-view.tsx';

export const handle: FrameHandle = { frame: 'bare' };

export const meta: MetaFunction<typeof loader> = ({ data: read }) => [
  { title: `${read?.screen.page.title ?? 'Atelier'} à l’écran – Maillage` },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { parts, actor } = context;
  const opened = await openWorkshop({ parts, actor, request, slug: params.slug ?? '' });
  if (!isReadable(opened))
    throw new Response('Rejoignez l’atelier, ou connectez-vous, pour le projeter.', { status: 403 });
  const address = `${parts.env.publicUrl}/a/${opened.workshop.page.joinCode}`;
  const screen = await readScreen(parts, opened);
  return data(
    { screen, address: address.replace(/^https?:\/\//, ''), qr: drawQrCode(address) },
    { headers: { 'Cache-Control': 'private, no-store' } },
  );
}

export function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs) {
  return readOrKeep(request, () => serverLoader<typeof loader>());
}

export default function ProjectionPage() {
  const read = useLoaderData<typeof loader>();
  useEffect(() => keepScreen(read), [read]);
  return <ProjectionView {...read} />;
}
