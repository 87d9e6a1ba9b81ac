import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { actOnBilan } from './act-on-bilan.server.ts';
import { BilanFields } from './bilan-fields.tsx';
import { readBilanPage } from './read-bilan.server.ts';

const DONE: Record<string, string> = {
  fait: 'Le bilan est prêt : relisez chaque ligne, puis publiez-le.',
  complete: 'Les cartes arrivées depuis sont reprises. Ce que vous aviez écrit n’a pas bougé.',
  enregistre: 'C’est enregistré.',
  publie: 'Le bilan est publié. Qui l’avait demandé reçoit un courriel.',
  retire: 'Le bilan n’est plus public.',
};

export const meta: MetaFunction = () => [{ title: 'Bilan de l’atelier – Maillage' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { page, view, isOfEvent, others } = await readBilanPage(context, request, params.slug ?? '');
  const done = new URL(request.url).searchParams.get('fait');
  return { page: { slug: page.slug, title: page.title }, view, isOfEvent, others, done };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const read = await readBilanPage(context, request, params.slug ?? '');
  const answered = await actOnBilan(context.parts, signedIn(context.actor), read, await request.formData());
  if ('errors' in answered) return data(answered, { status: answered.isStale ? 409 : 400 });
  const whose = read.isOfEvent ? 'evenement=1&' : '';
  throw redirect(`/administration/ateliers/${read.page.slug}/bilan?${whose}fait=${answered.done}`, 303);
}

export default function BilanEditPage() {
  const { page, view, isOfEvent, others, done } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const here = `/administration/ateliers/${page.slug}/bilan`;
  return (
    <PageWidth>
      <PageHeading
        title={view?.title ?? `Bilan : ${page.title}`}
        lead="Chaque ligne vient d’une carte et y ramène. Corrigez, laissez de côté, ajoutez ; rien n’est public avant que vous ne publiiez."
        action={
          view?.publishedAt && <LinkButton href={`/ateliers/${page.slug}/bilan`}>Voir la page publiée</LinkButton>
        }
      />
      <p className="mt-4 flex flex-wrap gap-x-5">
        <a href={`/ateliers/${page.slug}`} className="link inline-flex min-h-11 items-center">
          Revenir à l’atelier
        </a>
        {others > 1 && (
          <a href={isOfEvent ? here : `${here}?evenement=1`} className="link inline-flex min-h-11 items-center">
            {isOfEvent ? 'Bilan de cet atelier seul' : `Bilan de tout l’évènement (${others} ateliers)`}
          </a>
        )}
      </p>
      {ownWords(DONE, done) && (
        <Notice tone="done" isLive className="mt-2">
          <p>{ownWords(DONE, done)}</p>
        </Notice>
      )}
      {answered?.isStale && (
        <Notice tone="warning" title="Le bilan vient de changer" isLive className="mt-2">
          <p>Quelqu’un l’a enregistré pendant votre lecture. Rien n’est perdu : relisez, vos mots sont encore ici.</p>
        </Notice>
      )}
      <div className="mt-4">
        <MissingNotice errors={answered?.errors ?? {}} />
      </div>
      {view ? (
        <BilanFields view={view} draft={answered?.draft ?? null} errors={answered?.errors ?? {}} />
      ) : (
        <EmptyState title="Le bilan se prépare en un clic">
          <p>Présences, actions et difficultés avec leurs voix, décisions, suites et documents y sont repris.</p>
          <form method="post">
            <Button variant="primary" name="geste" value="preparer">
              Préparer le bilan
            </Button>
          </form>
        </EmptyState>
      )}
    </PageWidth>
  );
}
