import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { DoneNotice } from '../done-notice.tsx';
import { ProposalItem } from './proposal-item.tsx';
import { readProposals } from './read-proposals.server.ts';

export const meta: MetaFunction = () => [{ title: 'Propositions – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const status = searchParams.get('etat') === 'traitees' ? 'settled' : 'open';
  const read = await readProposals(context.parts.database, signedIn(context.actor), { status });
  return { ...read, status, done: searchParams.get('fait') };
}

export default function ProposalListPage() {
  const { proposals, total, status, done } = useLoaderData<typeof loader>();
  const isOpen = status === 'open';
  return (
    <PageWidth>
      <PageHeading
        title={isOpen ? 'Propositions à relire' : 'Propositions traitées'}
        lead="Ce que des visiteurs, d’autres organismes, un import ou un atelier proposent de changer. Rien ne s’applique sans vous."
        action={
          <LinkButton href={isOpen ? '/administration/propositions?etat=traitees' : '/administration/propositions'}>
            {isOpen ? 'Voir celles qui sont traitées' : 'Voir celles qui attendent'}
          </LinkButton>
        }
      />
      <DoneNotice done={done} />
      {proposals.length === 0 && (
        <EmptyState title={isOpen ? 'Aucune proposition n’attend' : 'Aucune proposition traitée'}>
          <p>
            Chaque fiche de l’annuaire porte un lien « Proposer une correction », ouvert à vos partenaires sans compte.
          </p>
        </EmptyState>
      )}
      <ul className="mt-6 divide-y divide-line">
        {proposals.map((line) => (
          <ProposalItem key={line.id} line={line} />
        ))}
      </ul>
      {total > proposals.length && (
        <p className="mt-4 text-soft">{total - proposals.length} autres suivront quand celles-ci seront traitées.</p>
      )}
    </PageWidth>
  );
}
