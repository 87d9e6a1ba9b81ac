import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { answerPair } from './answer-pair.server.ts';
import { DuplicatesNotice } from './duplicates-notice.tsx';
import { MergeForm } from './merge-form.tsx';
import { PairSides } from './pair-sides.tsx';
import { pairDetail, seenPair } from './read-pair.server.ts';
import { readPairForm } from './read-pair-form.ts';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded ? `${loaded.pair.left.name} et ${loaded.pair.right.name}` : 'Doublon possible'} – Maillage` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const seen = await seenPair(context.parts.database, actor, params.pair ?? '');
  return { pair: pairDetail(seen, actor), done: new URL(request.url).searchParams.get('fait') };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const { database } = context.parts;
  const seen = await seenPair(database, actor, params.pair ?? '');
  const form = readPairForm(await request.formData());
  if (!form) throw new Response('Ce geste n’existe pas.', { status: 400 });
  const outcome = await answerPair(database, { actor, seen, form });
  if (outcome.kind === 'refused') throw new Response(outcome.sentence, { status: 403 });
  if (outcome.kind === 'done') throw redirect(outcome.to, 303);
  const now = await seenPair(database, actor, params.pair ?? '');
  return data({ pair: pairDetail(now, actor, form.choices) }, { status: 409 });
}

export default function DuplicatePairPage() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const pair = answered?.pair ?? loaded.pair;
  return (
    <PageWidth>
      <PageHeading
        title="Une seule fiche ou deux ?"
        lead={`Elles se ressemblent parce que : ${pair.reasons.join(', ')}.`}
      />
      <DuplicatesNotice done={loaded.done} />
      {answered && (
        <Notice tone="warning" title="Une des deux fiches a changé entre-temps" isLive className="mt-6">
          <p>
            Rien n’a été fusionné. Voici les deux fiches telles qu’elles sont maintenant : relisez, puis recommencez.
          </p>
        </Notice>
      )}
      <PairSides pair={pair} />
      <MergeForm pair={pair} />
    </PageWidth>
  );
}
