import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { toSignIn } from '#app/accounts/guard.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';
import { plural } from '../list-words.ts';
import { type SetAside, unknownNames, unknownValues } from '../set-aside.ts';
import { SetAsideNotice } from '../set-aside-notice.tsx';
import { searchOrApologise } from '../unavailable.server.ts';
import { isSlug, MOST_PICKED, PICKED, pickedSearch, readPicked } from './picked.ts';
import { PickedActors } from './picked-actors.tsx';
import { readPickedActors } from './read-picked.server.ts';
import { SendForm } from './send-form.tsx';
import { sendPicked } from './send-picked.server.ts';

export const meta: MetaFunction = () => [{ title: 'Ma liste – Maillage' }, { name: 'robots', content: 'noindex' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { parts, actor } = context;
  const { searchParams } = new URL(request.url);
  const { actors, missing } = await searchOrApologise(() => readPickedActors(parts, readPicked(searchParams)));
  return {
    actors,
    missing,
    address: `${parts.env.publicUrl}/annuaire/liste${pickedSearch(actors.map(({ slug }) => slug))}`,
    mail: actor.kind === 'person' ? actor.mail : null,
    isSent: searchParams.has('envoye'),
    asides: [...unknownNames(searchParams, [PICKED, 'envoye']), ...unknownValues(searchParams, PICKED, isSlug)],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { parts, actor } = context;
  if (actor.kind !== 'person') throw toSignIn(request);
  const form = await request.formData();
  const slugs = readPicked(new URL(request.url).searchParams);
  const typed = String(form.get('adresse') ?? '').slice(0, 200);
  const outcome = await searchOrApologise(() =>
    sendPicked(parts, actor, { slugs, whom: String(form.get('pour')), typed }),
  );
  if (outcome.kind === 'refused') return data({ typed, sentence: outcome.sentence }, { status: outcome.status });
  throw redirect(`/annuaire/liste${pickedSearch(slugs)}&envoye=1`, 303);
}

export default function PickedListPage() {
  const { actors, missing, address, mail, isSent, asides } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const slugs = actors.map(({ slug }) => slug);
  if (actors.length === 0) return <NothingPicked missing={missing} asides={asides} />;
  return (
    <PageWidth>
      <PageHeading
        title="Ma liste"
        lead={`${plural(actors.length, 'acteur choisi', 'acteurs choisis')} dans l’annuaire. L’adresse de cette page contient la liste : gardez-la ou envoyez-la.`}
        action={<PrintButton variant="primary" label="Imprimer la liste" />}
      />
      <div className="mt-4 space-y-3 empty:hidden">
        <SetAsideNotice asides={asides} />
        {isSent && (
          <Notice tone="done" isLive>
            <p>Le message est parti.</p>
          </Notice>
        )}
        {missing > 0 && (
          <Notice tone="warning">
            <p>{plural(missing, 'acteur n’est', 'acteurs ne sont')} plus dans l’annuaire.</p>
          </Notice>
        )}
      </div>
      <PickedActors actors={actors} />
      <div className="screen-only mt-8 grid gap-10 border-t border-line pt-6 md:grid-cols-2">
        <div className="space-y-4">
          <TextField
            label="Adresse à partager"
            hint="Elle ne contient le nom de personne."
            readOnly
            defaultValue={address}
          />
          <p className="flex flex-wrap gap-3">
            <LinkButton href={`/annuaire${pickedSearch(slugs)}`}>Ajouter d’autres acteurs</LinkButton>
            <LinkButton href={`/annuaire/livret${pickedSearch(slugs)}`} variant="quiet">
              En faire un livret
            </LinkButton>
          </p>
          <p className="text-small text-soft">Une liste compte {MOST_PICKED} acteurs au plus.</p>
        </div>
        <SendForm slugs={slugs} mail={mail} typed={answered?.typed} error={answered?.sentence} />
      </div>
    </PageWidth>
  );
}

function NothingPicked({ missing, asides }: { missing: number; asides: readonly SetAside[] }) {
  return (
    <PageWidth>
      <PageHeading title="Ma liste" lead="Des acteurs choisis un à un, à imprimer, à partager ou à envoyer." />
      <div className="mt-4 empty:hidden">
        <SetAsideNotice asides={asides} />
      </div>
      <EmptyState title={missing > 0 ? 'Ces acteurs ne sont plus dans l’annuaire' : 'La liste est vide'}>
        <p>Dans l’annuaire, choisissez « Ajouter à ma liste » sous un résultat ou sur une fiche.</p>
        <a href="/annuaire" className="link inline-flex min-h-11 items-center">
          Ouvrir l’annuaire
        </a>
      </EmptyState>
    </PageWidth>
  );
}
