import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { readStopLink, stopSearchMails } from './stop-search-mails.server.ts';

export const meta: MetaFunction = () => [
  { title: 'Ne plus recevoir ce courriel – Maillage' },
  { name: 'robots', content: 'noindex' },
];

/** The address is a secret: nobody else learns it, no cache keeps it. */
export const headers: HeadersFunction = () => ({
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
  'Cache-Control': 'private, no-store',
});

/** Opening the link stops nothing: mail scanners open links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = params.token ?? '';
  const link = await readStopLink(context.parts.database, token);
  const search = link && { name: link.name, isMailed: link.isMailed };
  return data({ token, search }, { status: link ? 200 : 404 });
}

export async function action({ params, context }: ActionFunctionArgs) {
  const isStopped = await stopSearchMails(context.parts.database, params.token ?? '');
  return data({ isStopped }, { status: isStopped ? 200 : 404 });
}

export default function StopPage() {
  const { token, search } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  if (!search)
    return (
      <PageWidth width="prose">
        <PageHeading
          title="Ce lien ne mène à rien"
          lead="Il a peut-être été coupé par votre messagerie, ou la recherche n’existe plus : aucun courriel ne part alors."
        />
      </PageWidth>
    );
  if (!search.isMailed || answered?.isStopped)
    return (
      <PageWidth width="prose">
        <PageHeading
          title="C’est arrêté"
          lead={`Vous ne recevrez plus de courriel pour « ${search.name} ». La recherche reste dans vos favoris.`}
        />
      </PageWidth>
    );
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Ne plus recevoir ce courriel ?"
        lead={`Chaque lundi, nous vous écrivons ce qui a changé pour votre recherche « ${search.name} ».`}
      />
      <form method="post" action={`/desabonnement/${token}`} className="mt-8">
        <Button variant="primary">Ne plus le recevoir</Button>
      </form>
    </PageWidth>
  );
}
