import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { FrameHandle } from '#app/ui/page-frame.ts';
import { codeOf, join, showJoin } from './join-screen.server.ts';
import { JoinView } from './join-view.tsx';

export const handle: FrameHandle = { frame: 'light' };

export const meta: MetaFunction = () => [
  { title: 'Rejoindre un atelier – Maillage' },
  { name: 'robots', content: 'noindex' },
];

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return showJoin({ ...context, request, code: codeOf(request, params.code) });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return join({ ...context, request, code: codeOf(request, params.code) });
}

export default function JoinPage() {
  const asked = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return <JoinView screen={answered ?? asked} />;
}
