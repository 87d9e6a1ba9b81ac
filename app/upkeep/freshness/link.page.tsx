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
import { MissingNotice } from '../entry/missing-notice.tsx';
import { answerLink } from './answer-form.server.ts';
import { ConfirmBar, ContestForms } from './link-acts.tsx';
import { LinkCard } from './link-card.tsx';
import { LinkCorrection } from './link-correction.tsx';
import { LinkOver, LinkThanks, NewsNotice } from './link-over.tsx';
import { LinkServices } from './link-services.tsx';
import { readLinkPage, STATUS } from './read-link-page.server.ts';

const TITLE = 'Vos informations sont-elles toujours exactes ?';

export const meta: MetaFunction = () => [{ title: `${TITLE} – Maillage` }, { name: 'robots', content: 'noindex' }];

/** The address is a secret: nobody else learns it, no cache keeps it. */
export const headers: HeadersFunction = () => ({
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
  'Cache-Control': 'private, no-store',
});

/** Opening the link answers nothing: mail scanners open links too. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { database, env } = context.parts;
  const token = params.token ?? '';
  const page = await readLinkPage(database, { token, publicUrl: env.publicUrl, now: new Date() });
  const done = new URL(request.url).searchParams.get('fait');
  const isThanks = page.kind === 'over' && page.why === 'answered' && done !== null;
  return data({ token, done, isThanks, page }, { status: isThanks ? 200 : STATUS[page.kind] });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  const form = await request.formData().catch(() => null);
  if (!form) throw new Response('Ce formulaire n’est pas lisible. Rien n’a été enregistré.', { status: 400 });
  const answer = await answerLink(context.parts.database, token, form, new Date());
  if (answer.kind === 'done') throw redirect(`/fiche/${token}?fait=${answer.done}`, 303);
  return data(answer, { status: answer.status });
}

export default function LinkPage() {
  const { token, done, isThanks, page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (page.kind === 'unknown') return <LinkOver why="unknown" />;
  if (page.kind === 'over') {
    return isThanks && !answer ? <LinkThanks done={done} slug={page.slug} name={page.name} /> : <LinkOver {...page} />;
  }
  const { card, services, contacts, version, draft } = page;
  const corrected = answer?.kind === 'invalid' && answer.of === 'correction' ? answer : null;
  const told = answer?.kind === 'invalid' && answer.of !== 'correction' ? answer : null;
  return (
    <PageWidth width="prose">
      <PageHeading
        title={TITLE}
        lead="Voici votre fiche, telle que la voient les professionnels et les habitants. Relisez-la, puis répondez en bas de la page."
      />
      <div className="mt-6 space-y-6 empty:hidden">
        <MissingNotice errors={{ ...corrected?.errors, ...told?.errors }} />
        <NewsNotice done={answer ? null : done} />
      </div>
      <LinkCard card={card} />
      <LinkCorrection
        token={token}
        contacts={contacts}
        version={version}
        draft={{ ...draft, ...corrected?.draft }}
        errors={corrected?.errors ?? {}}
        lost={answer?.kind === 'changed' ? answer.lost : []}
      />
      <LinkServices token={token} services={services} told={told} />
      <ContestForms token={token} />
      <ConfirmBar token={token} />
    </PageWidth>
  );
}
