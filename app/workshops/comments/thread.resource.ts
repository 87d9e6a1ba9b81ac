// `/ateliers/:slug/fil?carte=`: the comments of one card, for the board that unfolds them; POST: a gesture on them, and how they are then.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { isReadable, type Opened, openWorkshop } from '../page/read-screen.server.ts';
import { actOnComments } from './comment-acts.server.ts';
import { readThreads } from './commented-cards.server.ts';

type Asking = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>;

export async function loader(asking: LoaderFunctionArgs): Promise<Response> {
  const cardId = new URL(asking.request.url).searchParams.get('carte') ?? '';
  return answer(asking, await open(asking), cardId);
}

export async function action(asking: ActionFunctionArgs): Promise<Response> {
  const opened = await open(asking);
  const done = await actOnComments(asking.context.parts, opened, await asking.request.formData());
  if (done.kind === 'done') return answer(asking, opened, done.cardId);
  const { error, isPersonal } = done;
  return Response.json({ thread: null, error, isPersonal }, { status: 400 });
}

async function open({ request, params, context }: Asking): Promise<Opened> {
  const { parts, actor } = context;
  const opened = await openWorkshop({ parts, actor, request, slug: params.slug ?? '' });
  if (!isReadable(opened)) throw new Response('Rejoignez la page pour la lire.', { status: 403 });
  return opened;
}

async function answer({ context }: Asking, opened: Opened, cardId: string): Promise<Response> {
  const [thread] = await readThreads(context.parts, opened, cardId);
  return Response.json({ thread }, { headers: { 'Cache-Control': 'private, no-store' } });
}
