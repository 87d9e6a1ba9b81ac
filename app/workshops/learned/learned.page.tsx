import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { keptPage } from '../minutes/page-access.server.ts';
import { readAccepted } from './accept-form.ts';
import { acceptLearned, leaveLearned } from './accept-learned.server.ts';
import { LearnedItem } from './learned-item.tsx';
import { readLearned } from './read-learned.server.ts';

const DONE: Record<string, string> = {
  accepted: 'C’est dans l’annuaire. Visible dans la recherche dans quelques secondes.',
  'passed-on': 'C’est transmis à la coordination qui tient cette fiche.',
  left: 'C’est noté.',
  already: 'C’était déjà décidé : rien n’a été fait deux fois.',
  gone: 'L’annuaire le dit déjà, ou la carte a changé : il n’y a plus rien à reprendre.',
};

const PARTS = [
  { kind: 'actor', title: 'Nouveaux acteurs' },
  { kind: 'correction', title: 'Corrections' },
  { kind: 'service', title: 'Nouveaux services' },
] as const;

export const meta: MetaFunction = () => [{ title: 'Ce que l’atelier a appris – Maillage' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { parts } = context;
  const actor = signedIn(context.actor);
  const page = await keptPage(parts.database, actor, params.slug ?? '');
  return {
    page: { slug: page.slug, title: page.title },
    lines: await readLearned(parts, actor, page),
    kinds: KINDS.map(({ code, label }) => ({ value: code as string, label })),
    needs: NEEDS.map(({ code, label }) => ({ value: code as string, label })),
    done: new URL(request.url).searchParams.get('fait'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { parts } = context;
  const actor = signedIn(context.actor);
  const page = await keptPage(parts.database, actor, params.slug ?? '');
  const form = await request.formData();
  const { key, draft, errors, fields } = readAccepted(form);
  const act = form.get('geste');
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Response('Ce geste n’existe pas.', { status: 400 });
  if (act === 'prendre' && Object.keys(errors).length > 0) return data({ key, draft, errors }, { status: 400 });
  const answered =
    act === 'prendre'
      ? await acceptLearned(parts, actor, { page, key, fields })
      : await leaveLearned(parts, actor, { page, key, isBack: act === 'reprendre' });
  throw redirect(`/administration/ateliers/${page.slug}/appris?fait=${answered.kind}`, 303);
}

export default function LearnedPage() {
  const { page, lines, kinds, needs, done } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const waiting = lines.filter(({ state }) => state === 'waiting').length;
  return (
    <PageWidth>
      <PageHeading
        title="Ce que l’atelier a appris"
        lead={`D’après les cartes de « ${page.title} » : prenez une à une les lignes qui complètent l’annuaire. Chaque fiche garde la trace de l’atelier.`}
      />
      <p className="mt-4">
        <a href={`/ateliers/${page.slug}`} className="link inline-flex min-h-11 items-center">
          Revenir à l’atelier
        </a>
      </p>
      {ownWords(DONE, done) && (
        <Notice tone="done" isLive className="mt-2">
          <p>{ownWords(DONE, done)}</p>
        </Notice>
      )}
      <div className="mt-6 space-y-6">
        <MissingNotice errors={answered?.errors ?? {}} />
      </div>
      {lines.length === 0 ? (
        <EmptyState title="Rien de nouveau pour l’annuaire">
          <p>
            Les cartes de la colonne « Acteurs à contacter », celles qui mentionnent un acteur avec @ et la colonne «
            Actions » sont lues ici, dès qu’elles sont enregistrées.
          </p>
        </EmptyState>
      ) : (
        <p className="mt-2 text-soft">
          {waiting === 0 ? 'Tout est décidé.' : waiting === 1 ? 'Une ligne à décider.' : `${waiting} lignes à décider.`}
        </p>
      )}
      {PARTS.map(({ kind, title }) => {
        const own = lines.filter((line) => line.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={kind} className="mt-10 max-w-4xl">
            <h2 id={kind}>
              {title} ({own.length})
            </h2>
            <ul className="mt-2 divide-y divide-line">
              {own.map((line) => (
                <LearnedItem
                  key={line.key}
                  line={line}
                  pageSlug={page.slug}
                  kinds={kinds}
                  needs={needs}
                  draft={answered?.key === line.key ? answered.draft : null}
                  errors={answered?.key === line.key ? answered.errors : {}}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </PageWidth>
  );
}
