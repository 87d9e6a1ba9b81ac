import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';
import { markByBadge, readPresencePage } from './presence-view.server.ts';

export const meta: MetaFunction = () => [{ title: 'Badge – Maillage' }, { name: 'robots', content: 'noindex' }];

/** The address is a secret: no other site learns it, no cache keeps it. Our own does, or the form would come from nowhere. */
export const headers: HeadersFunction = () => ({
  'X-Robots-Tag': 'noindex',
  'Cache-Control': 'private, no-store',
});

export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = params.token ?? '';
  const { parts, actor } = context;
  const page = await readPresencePage(parts, { token, actor, now: new Date() });
  return data({ token, page }, { status: page ? 200 : 404 });
}

export async function action({ params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  const { parts, actor } = context;
  const isMarked = await markByBadge(parts.database, { token, actor, now: new Date() });
  if (!isMarked) throw new Response('Seule l’équipe qui organise note les présences.', { status: 403 });
  throw redirect(`/evenements/presence/${token}`, 303);
}

export default function PresencePage() {
  const { token, page } = useLoaderData<typeof loader>();
  if (!page)
    return (
      <PageWidth width="prose">
        <PageHeading
          title="Ce badge ne mène à rien"
          lead="Les données de cet évènement sont peut-être déjà effacées. Cherchez la personne par son nom."
        />
      </PageWidth>
    );
  if (page.kind === 'shown')
    return (
      <PageWidth width="prose">
        <PageHeading
          title="Montrez cet écran à l’accueil"
          lead="L’équipe qui organise le scanne et note votre présence."
        />
        <QrCode
          code={page.code}
          label="Code à montrer à l’accueil"
          className="mt-6 size-72 max-w-full rounded-control"
        />
      </PageWidth>
    );
  const { name, structure, needs, isPresent, warning, halfDay, listHref } = page;
  return (
    <PageWidth width="prose">
      <PageHeading title={name} lead={structure} />
      {needs && <p className="mt-3">Besoins : {needs}</p>}
      {warning && (
        <Notice tone="warning" className="mt-6">
          <p>{warning}</p>
        </Notice>
      )}
      {isPresent ? (
        <Notice tone="done" title="C’est noté" className="mt-6" isLive>
          <p>Présent(e) : {halfDay}.</p>
        </Notice>
      ) : (
        <form method="post" action={`/evenements/presence/${token}`} className="mt-6">
          <p className="text-soft">{halfDay}</p>
          <Button variant="primary" className="mt-3 min-h-15 w-full max-w-md text-title">
            Noter présent(e)
          </Button>
        </form>
      )}
      <p className="mt-8">
        <LinkButton href={listHref} variant="quiet">
          Voir la liste
        </LinkButton>
      </p>
    </PageWidth>
  );
}
