import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { FavouriteActors, KeepSearch, KeptSearches } from './favourite-sections.tsx';
import { answerFavourites } from './favourites-form.server.ts';
import { readFavourites, readSavedSearches } from './read-favourites.server.ts';

export const meta: MetaFunction = () => [{ title: 'Mes favoris – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { parts } = context;
  const actor = signedIn(context.actor);
  const query = new URL(request.url).searchParams;
  const [actors, searches] = await Promise.all([readFavourites(parts, actor), readSavedSearches(parts, actor)]);
  return {
    actors,
    searches,
    mail: actor.mail,
    wanted: query.get('recherche')?.slice(0, 4_000) ?? null,
    suggested: query.get('nom')?.slice(0, 80) ?? '',
    done: query.get('fait'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const answer = await answerFavourites(context.parts, actor, await request.formData(), new Date());
  if ('redirectTo' in answer) throw redirect(answer.redirectTo, 303);
  return data(answer, { status: answer.status });
}

export default function FavouritesPage() {
  const { actors, searches, mail, wanted, suggested, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const query = refused?.query ?? wanted;
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Mes favoris"
        lead="Les acteurs et les recherches que vous gardez sous la main. Vous seul les voyez."
        action={<LinkButton href="/compte">Mon compte</LinkButton>}
      />
      {done && (
        <Notice tone="done" isLive className="mt-6">
          <p>
            {done === 'garde'
              ? 'La recherche est gardée. Chaque lundi où quelque chose change, un courriel vous le dit.'
              : 'C’est fait.'}
          </p>
        </Notice>
      )}
      {query !== null && (
        <KeepSearch query={query} name={refused?.name ?? suggested} error={refused?.error} mail={mail} />
      )}
      <FavouriteActors actors={actors} />
      <KeptSearches searches={searches} />
    </PageWidth>
  );
}
