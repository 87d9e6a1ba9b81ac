import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { enter } from './enter.server.ts';
import { enterByLink, readLink } from './sign-in.server.ts';
import { readWanted } from './sign-in-form.ts';

export const meta: MetaFunction = () => [{ title: 'Entrer dans Maillage' }, { name: 'robots', content: 'noindex' }];

/** Opening the link uses nothing up: mail scanners open links too. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const link = query.get('jeton') ?? '';
  const owner = await readLink(context.parts.database, link);
  return { link: owner ? link : '', owner, wanted: readWanted(query.get('suite')) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { parts } = context;
  const form = await request.formData();
  const link = form.get('jeton');
  const entered = await enterByLink(parts.database, typeof link === 'string' ? link : '');
  if (entered)
    throw await enter(parts, request, {
      personId: entered.personId,
      wanted: readWanted(form.get('suite')),
      opening: { proof: 'mail', isShared: entered.isShared },
    });
  return data({ isOver: true }, { status: 400 });
}

export default function LinkPage() {
  const { link, owner, wanted } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  if (!owner || answered?.isOver) {
    return (
      <PageWidth width="prose">
        <PageHeading
          title="Ce lien ne sert plus"
          lead="Il a déjà servi, ou il a plus de 15 minutes. Demandez-en un autre : il arrive aussitôt."
        />
        <p className="mt-6">
          <LinkButton href="/connexion" variant="primary">
            Demander un autre lien
          </LinkButton>
        </p>
      </PageWidth>
    );
  }
  return (
    <PageWidth width="prose">
      <PageHeading
        title={`Bonjour ${owner.name}`}
        lead={`Vous allez entrer dans Maillage avec l’adresse ${owner.mail}.`}
      />
      <form method="post" action="/connexion/lien" className="mt-8">
        <input type="hidden" name="jeton" value={link} />
        <input type="hidden" name="suite" value={wanted} />
        <Button variant="primary">Entrer</Button>
      </form>
    </PageWidth>
  );
}
