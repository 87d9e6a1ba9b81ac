import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { uuidv4 } from 'lib0/random';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { isReadable, openWorkshop } from '../page/read-screen.server.ts';
import { mayContribute } from '../workshop-policy.ts';
import { threadAddress } from './card-comment.ts';
import { actOnComments } from './comment-acts.server.ts';
import { readThreads } from './commented-cards.server.ts';
import { OneThread } from './one-thread.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: read }) => [
  { title: `Commentaires : ${read?.title ?? 'atelier'} – Maillage` },
  { name: 'robots', content: 'noindex' },
];

type Asking = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>;

async function open({ request, params, context }: Asking) {
  const { parts, actor } = context;
  const opened = await openWorkshop({ parts, actor, request, slug: params.slug ?? '' });
  if (!isReadable(opened))
    throw new Response('Les commentaires sont lus par celles et ceux qui ont rejoint l’atelier.', { status: 403 });
  return opened;
}

export async function loader(asking: LoaderFunctionArgs) {
  const opened = await open(asking);
  const cardId = new URL(asking.request.url).searchParams.get('carte');
  const { slug, title } = opened.workshop.page;
  return data(
    {
      slug,
      title,
      cardId,
      threads: await readThreads(asking.context.parts, opened, cardId),
      contributes: mayContribute(opened.viewer),
      commentId: uuidv4(),
    },
    { headers: { 'Cache-Control': 'private, no-store' } },
  );
}

export async function action(asking: ActionFunctionArgs) {
  const opened = await open(asking);
  const answer = await actOnComments(asking.context.parts, opened, await asking.request.formData());
  if (answer.kind === 'refused') return data(answer, { status: 400 });
  throw redirect(threadAddress(opened.workshop.page.slug, answer.cardId), 303);
}

export default function CommentsPage() {
  const { slug, title, cardId, threads, contributes, commentId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const anchor = cardId === null ? '' : `#carte-${encodeURIComponent(cardId)}`;
  return (
    <PageWidth width="prose">
      <PageHeading
        title={cardId === null ? 'Commentaires' : 'Commentaires d’une carte'}
        lead={`« ${title} » : ce qui s’est dit sous les cartes.`}
      />
      <p className="mt-2">
        <a href={`/ateliers/${slug}${anchor}`} className="link inline-flex min-h-11 items-center">
          Revenir à l’atelier
        </a>
      </p>
      {threads.length === 0 && (
        <EmptyState title="Personne n’a encore commenté de carte">
          <p>Sur la page de l’atelier, « Commenter », sous une carte, ouvre ses commentaires.</p>
        </EmptyState>
      )}
      {threads.map((thread) => (
        <OneThread
          key={thread.cardId}
          {...{ slug, thread, contributes, commentId }}
          isAlone={cardId !== null}
          refused={refused?.cardId === thread.cardId ? refused : null}
        />
      ))}
    </PageWidth>
  );
}
