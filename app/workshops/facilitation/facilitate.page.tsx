import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { drawQrCode } from '#app/ui/qr-code.server.ts';
import { openForFacilitator, readScreen } from '../page/read-screen.server.ts';
import { facilitate } from './facilitate.server.ts';
import { FacilitateView } from './facilitate-view.tsx';
import { readLateCards } from './late-cards.server.ts';
import { readParticipants } from './steer.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: read }) => [
  { title: `Animer ${read?.screen.page.title ?? 'un atelier'} – Maillage` },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { parts, actor } = context;
  const opened = await openForFacilitator({ parts, actor, request, slug: params.slug ?? '' });
  const { page } = opened.workshop;
  const [screen, late, participants] = await Promise.all([
    readScreen(parts, opened),
    readLateCards(parts.database, opened.viewer.rowActor, page.id),
    readParticipants(parts.database, page.id),
  ]);
  const address = `${parts.env.publicUrl}/a/${page.joinCode}`;
  return data(
    {
      screen,
      late: late
        .filter(({ decision }) => decision === null)
        .map(({ joinId: _joinId, cardId: _cardId, ...card }) => card),
      participants,
      code: page.joinCode,
      address: address.replace(/^https?:\/\//, ''),
      qr: drawQrCode(address),
      done: new URL(request.url).searchParams.get('fait'),
      isKept: opened.viewer.coordinates,
    },
    { headers: { 'Cache-Control': 'private, no-store' } },
  );
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { parts, actor } = context;
  const opened = await openForFacilitator({ parts, actor, request, slug: params.slug ?? '' });
  const done = await facilitate(parts, opened, await request.formData());
  throw redirect(`/ateliers/${opened.workshop.page.slug}/animer?fait=${done}`, 303);
}

export default function FacilitatePage() {
  return <FacilitateView {...useLoaderData<typeof loader>()} />;
}
