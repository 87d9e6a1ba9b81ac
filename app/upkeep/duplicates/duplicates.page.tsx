import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { formText } from '#app/ui/plain-text.ts';
import { DuplicatesNotice } from './duplicates-notice.tsx';
import { PairList } from './pair-list.tsx';
import { putTogether } from './put-together.server.ts';
import { readRecentMerges } from './read-merge.server.ts';
import { readCursor, readPairs } from './read-pairs.server.ts';

export const meta: MetaFunction = () => [{ title: 'Doublons possibles – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const { database } = context.parts;
  const query = new URL(request.url).searchParams;
  const isAside = query.get('etat') === 'ecartes';
  const [found, merges] = await Promise.all([
    readPairs(database, actor, { state: isAside ? 'set-aside' : 'open', after: readCursor(query.get('suite')) }),
    readRecentMerges(database, actor),
  ]);
  return { ...found, merges, isAside, done: query.get('fait') };
}

/** « Comparer deux fiches »: of a report, or because somebody knows. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const typed = [formText(form, 'premiere'), formText(form, 'seconde')] as const;
  const outcome = await putTogether(context.parts.database, signedIn(context.actor), typed);
  if ('errors' in outcome) return data({ typed, errors: outcome.errors }, { status: outcome.isForbidden ? 403 : 400 });
  throw redirect(`/administration/doublons/${outcome.pairId}`, 303);
}

export default function DuplicatesPage() {
  const { pairs, total, next, merges, isAside, done } = useLoaderData<typeof loader>();
  return (
    <PageWidth>
      <PageHeading
        title={isAside ? 'Paires écartées' : 'Doublons possibles'}
        lead={
          isAside
            ? 'Ces fiches se ressemblent, et quelqu’un a dit qu’elles sont bien deux. Elles ne seront plus proposées.'
            : 'Des fiches qui pourraient être la même, les plus ressemblantes d’abord. Comparées chaque nuit, et à chaque enregistrement.'
        }
      />
      <DuplicatesNotice done={done} />
      {pairs.length === 0 && (
        <EmptyState title={isAside ? 'Aucune paire écartée' : 'Aucune fiche ne semble écrite deux fois'}>
          <p>Vous connaissez deux fiches qui n’en font qu’une ? Comparez-les ci-dessous.</p>
        </EmptyState>
      )}
      {total > 0 && <p className="mt-6 font-semibold tabular-nums">{total === 1 ? 'Une paire' : `${total} paires`}</p>}
      <PairList pairs={pairs} />
      <p className="mt-4 flex flex-wrap gap-3">
        {next !== null && (
          <LinkButton
            href={`/administration/doublons?${new URLSearchParams({ ...(isAside && { etat: 'ecartes' }), suite: next })}`}
          >
            Voir les suivantes
          </LinkButton>
        )}
        <LinkButton
          href={isAside ? '/administration/doublons' : '/administration/doublons?etat=ecartes'}
          variant="quiet"
        >
          {isAside ? 'Revenir aux paires à examiner' : 'Voir les paires écartées'}
        </LinkButton>
      </p>
      <Together />
      {merges.length > 0 && (
        <section aria-labelledby="fusions" className="mt-12 border-t border-line pt-6">
          <h2 id="fusions">Fusions récentes</h2>
          <ul className="mt-2 divide-y divide-line">
            {merges.map(({ id, kept, gone, when, who }) => (
              <li key={id} className="py-3">
                <a
                  href={`/administration/fusions/${id}`}
                  className="link inline-flex min-h-11 items-center font-semibold"
                >
                  {gone} dans {kept}
                </a>
                <p className="text-small text-soft">
                  {who}, le {when}. Peut être défaite.
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PageWidth>
  );
}

function Together() {
  const answered = useActionData<typeof action>();
  const errors = answered?.errors ?? {};
  return (
    <section aria-labelledby="comparer" className="mt-12 border-t border-line pt-6">
      <h2 id="comparer">Comparer deux fiches</h2>
      {answered && (
        <Notice tone="error" title="Ces deux fiches ne peuvent pas être comparées" isLive className="mt-3">
          <p>Rien n’a été fait ; ce que vous avez écrit est gardé.</p>
        </Notice>
      )}
      <form method="post" action="/administration/doublons" className="mt-3 max-w-2xl space-y-4" noValidate>
        <TextField
          label="Adresse de la première fiche"
          hint="Par exemple « caf-de-l-herault », ou l’adresse copiée du navigateur."
          name="premiere"
          defaultValue={answered?.typed[0]}
          error={errors.premiere}
        />
        <TextField
          label="Adresse de la seconde fiche"
          name="seconde"
          defaultValue={answered?.typed[1]}
          error={errors.seconde}
        />
        <Button>Comparer</Button>
      </form>
    </section>
  );
}
