import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { Badge } from './badge.tsx';
import { EventSummary } from './event-summary.tsx';
import { FromAfar } from './from-afar.tsx';
import { CancelForm, ChangeForm, EraseForm } from './my-registration-forms.tsx';
import { LinkNowhere, MyNotice, MySessions } from './my-registration-state.tsx';
import { actOnMine, readMine } from './my-registration-view.server.ts';

export const meta: MetaFunction = () => [
  { title: 'Mon inscription – Maillage' },
  { name: 'robots', content: 'noindex' },
];

/** The address is a secret: nobody else learns it, no cache keeps it. */
export const headers: HeadersFunction = () => ({
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
  'Cache-Control': 'private, no-store',
});

/** Opening the link changes nothing: mail scanners open links too. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { database, env } = context.parts;
  const token = params.token ?? '';
  const mine = await readMine(database, { token, publicUrl: env.publicUrl, now: new Date() });
  const done = new URL(request.url).searchParams.get('fait');
  const isErased = mine === null && done === 'efface';
  return data({ token, done, isErased, mine }, { status: mine || isErased ? 200 : 404 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  const form = await request.formData().catch(() => {
    throw new Response('Ce formulaire n’est pas lisible. Rien n’a été enregistré.', { status: 400 });
  });
  const answer = await actOnMine(context.parts, { token, form, now: new Date() });
  if (answer.kind === 'done') throw redirect(`/evenements/inscription/${token}?fait=${answer.done}`, 303);
  return data(answer, { status: answer.status });
}

export default function MyRegistrationPage() {
  const { token, done, isErased, mine } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!mine) return <LinkNowhere isErased={isErased} />;
  const errors = answer?.kind === 'invalid' ? answer.errors : {};
  return (
    <PageWidth width="prose">
      <PageHeading title={mine.title} lead={mine.lead} />
      <div className="mt-6 space-y-6 empty:hidden">
        <MissingNotice errors={errors} />
        <MyNotice done={answer ? null : done} isLate={answer?.kind === 'late'} />
      </div>
      <h2 className="mt-8">{mine.facts.title}</h2>
      <EventSummary facts={mine.facts} />
      {mine.badge && <Badge code={mine.badge} name={mine.name} structure={mine.structure} />}
      <MySessions sessions={mine.sessions} />
      <FromAfar token={token} link={mine.link} presence={mine.presence} />
      {mine.hasCalendar && (
        <p className="mt-4">
          <a
            className="link inline-flex min-h-11 items-center"
            href={`/evenements/inscription/${token}/agenda`}
            download
          >
            Ajouter à mon agenda
          </a>
        </p>
      )}
      {mine.canChange && (
        <>
          <ChangeForm
            {...{ token, errors }}
            choices={mine.choices}
            structures={mine.structures}
            isStructureAsked={mine.isStructureAsked}
            draft={answer?.kind === 'invalid' ? answer.draft : mine.draft}
            isOpen={answer?.kind === 'invalid'}
          />
          <CancelForm token={token} isWaiting={mine.isWaiting} />
        </>
      )}
      <EraseForm token={token} forgetDay={mine.forgetDay} canChange={mine.canChange} />
    </PageWidth>
  );
}
