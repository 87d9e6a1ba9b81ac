import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { buttonLook } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { readTerritories } from '../known-codes.server.ts';
import { joined, plural } from '../list-words.ts';
import { PinnedNotes } from '../pinned-notes.tsx';
import { keepingSetAside } from '../set-aside.ts';
import { searchOrApologise } from '../unavailable.server.ts';
import { GuideAnswers } from './guide-answers.tsx';
import { GuideForm } from './guide-form.tsx';
import { GuideNotices } from './guide-notices.tsx';
import { guideAsides, isAnswered, readGuideQuery } from './guide-query.ts';
import { HOUSINGS, SITUATIONS, URGENCIES } from './guide-questions.ts';
import { readGuide } from './read-guide.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const isAsked = data?.isAsked && data.view.total > 0;
  const where = data?.view.placeName ? ` à ${data.view.placeName}` : '';
  const found = isAsked ? ` : ${plural(data.view.total, 'service')}${where}` : '';
  return [
    { title: `Trouver pour quelqu’un${found} – Maillage` },
    {
      name: 'description',
      content: 'Quatre questions simples, qui peut aider, et une feuille à emporter. Aucun nom demandé.',
    },
    ...(isAsked ? [{ name: 'robots', content: 'noindex' }] : []),
  ];
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const parameters = new URL(request.url).searchParams;
  const query = readGuideQuery(parameters);
  const asides = guideAsides(parameters);
  const networks = isAnswered(query) ? await readTerritories(context.parts) : [];
  const answer = await searchOrApologise(() => readGuide(context.parts, query, new Date(), networks));
  if ('redirectTo' in answer) throw redirect(keepingSetAside(answer.redirectTo, parameters, asides));
  const plain = (choices: { value: string; label: string }[]) => choices.map(({ value, label }) => ({ value, label }));
  const choices = {
    housings: plain(HOUSINGS),
    situations: plain(SITUATIONS),
    urgencies: plain(URGENCIES),
    askedFor: [
      { value: 'usagers', label: 'La personne elle-même' },
      { value: 'professionnels', label: 'Un professionnel ou un bénévole, avec son accord' },
      { value: '', label: 'On verra' },
    ],
  };
  return { query, choices, view: answer.view, asides, isAsked: isAnswered(query) };
}

export default function GuidePage() {
  const { query, choices, view, asides, isAsked } = useLoaderData<typeof loader>();
  const form = <GuideForm query={query} choices={choices} view={view} />;
  if (!isAsked) {
    return (
      <PageWidth width="prose">
        <PageHeading
          title="Trouver pour quelqu’un"
          lead="Quelques questions simples pour savoir qui peut aider la personne en face de vous. Aucun nom n’est demandé, rien n’est gardé."
        />
        <div className="mt-8 space-y-8">
          <GuideNotices view={view} asides={asides} isAsked={false} />
          {form}
        </div>
      </PageWidth>
    );
  }
  const isOpen = view.choices.length > 0 || view.unknownPlace !== null;
  return (
    <PageWidth width="prose">
      <PageHeading
        title={
          view.total > 0
            ? `${plural(view.total, 'service peut aider', 'services peuvent aider')}`
            : 'Trouver pour quelqu’un'
        }
        lead={joined([view.placeName && `À ${view.placeName}`, ...view.needs])}
      />
      <div className="mt-6">
        <GuideNotices view={view} asides={asides} isAsked />
        <div className="mt-3 space-y-3 empty:hidden">
          <PinnedNotes notes={view.notes} />
        </div>
      </div>
      <details className="screen-only group mt-6" open={isOpen || undefined}>
        <summary className={buttonLook('secondary', 'list-none [&::-webkit-details-marker]:hidden')}>
          Modifier les réponses
          <Icon of={ChevronDown} className="transition-transform group-open:rotate-180" />
        </summary>
        <div className="mt-6 border-b border-line pb-10">{form}</div>
      </details>
      <div className="mt-6 space-y-8">
        {view.total > 0 && <GuideAnswers view={view} />}
        {view.total === 0 && !isOpen && <NothingFound />}
      </div>
    </PageWidth>
  );
}

function NothingFound() {
  return (
    <EmptyState title="Aucun service connu ne répond à tout cela">
      <p>Modifiez les réponses : décochez une situation, laissez le logement sur « Je ne sais pas ».</p>
      <p>
        Ou cherchez plus large dans{' '}
        <a href="/annuaire" className="link">
          l’annuaire
        </a>{' '}
        : l’action sociale de la commune reçoit tout le monde.
      </p>
    </EmptyState>
  );
}
