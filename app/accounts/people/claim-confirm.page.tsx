import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { formText } from '#app/ui/plain-text.ts';
import { confirmClaim, readClaimLink } from './ask-claim.server.ts';

export const meta: MetaFunction = () => [
  { title: 'Confirmer votre adresse – Maillage' },
  { name: 'robots', content: 'noindex' },
];

/** Opening the link confirms nothing: mail scanners open links too. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = new URL(request.url).searchParams.get('jeton') ?? '';
  return { link, slug: params.slug ?? '', claim: await readClaimLink(context.parts.database, link) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const isConfirmed = await confirmClaim(context.parts.database, formText(form, 'jeton', 200));
  return data({ isConfirmed }, { status: isConfirmed ? 200 : 400 });
}

export default function ClaimConfirmPage() {
  const { link, slug, claim } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  if (answered?.isConfirmed) {
    return (
      <PageWidth width="prose">
        <PageHeading
          title="Merci, c’est confirmé"
          lead="Votre demande est arrivée à la coordination du territoire. Elle vous répond par courriel."
        />
      </PageWidth>
    );
  }
  if (!claim || answered) {
    return (
      <PageWidth width="prose">
        <PageHeading
          title="Ce lien ne sert plus"
          lead="Il a déjà servi, ou il a plus de trois jours. Vous pouvez refaire votre demande."
        />
        <p className="mt-6">
          <LinkButton href={`/annuaire/${encodeURIComponent(slug)}/rejoindre`}>Refaire ma demande</LinkButton>
        </p>
      </PageWidth>
    );
  }
  return (
    <PageWidth width="prose">
      <PageHeading title="Confirmez votre adresse" lead={`Pour la fiche « ${claim.name} », avec ${claim.mail}.`} />
      <form method="post" action={`/annuaire/${encodeURIComponent(slug)}/rejoindre/confirmer`} className="mt-8">
        <input type="hidden" name="jeton" value={link} />
        <Button variant="primary">Confirmer</Button>
      </form>
    </PageWidth>
  );
}
