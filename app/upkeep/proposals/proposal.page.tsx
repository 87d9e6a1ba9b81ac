import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { mediumDate } from '#app/ui/french-date.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { MissingNotice } from '../entry/missing-notice.tsx';
import { DecisionFields } from './decision-fields.tsx';
import { readDecisions } from './decision-form.ts';
import { proposedBy } from './proposal-item.tsx';
import { readProposal } from './read-proposals.server.ts';
import { settleProposal } from './settle-proposal.server.ts';
import { SettledProposal } from './settled-proposal.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Proposition pour ${loaded?.line.entry ?? 'une fiche'} – Maillage` },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { proposed: _proposed, ...shown } = await readProposal(context.parts.database, context.actor, params.id ?? '');
  return shown;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { database, mails, env } = context.parts;
  const actor = signedIn(context.actor);
  const proposalId = params.id ?? '';
  const proposal = await readProposal(database, actor, proposalId);
  const form = await request.formData();
  const read = readDecisions(form, { ...proposal, isNew: proposal.line.isNew });
  const again = { draft: read.draft, errors: read.errors, hasMovedOn: false };
  if (proposal.isOpen && Object.keys(read.errors).length > 0) return data(again, { status: 400 });
  const seen = Number(form.get('etat'));
  const { decisions, amended, answer } = read;
  const told = { entry: proposal.line.entry, territory: proposal.territory, publicUrl: env.publicUrl };
  const settled = await settleProposal(database, { actor, proposalId, decisions, amended, answer, told, seen });
  if (settled.kind === 'moved-on') return data({ ...again, hasMovedOn: true }, { status: 409 });
  mails.hurry();
  const takesSome = decisions.some(({ verdict }) => verdict !== 'refused');
  throw redirect(`/administration/propositions?fait=${takesSome ? 'applique' : 'refuse'}`, 303);
}

export default function ProposalPage() {
  const { line, slug, isPublished, isOpen, territory, ...loaded } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PageWidth>
      <PageHeading
        title={line.entry}
        lead={`${line.isNew ? `Nouvelle fiche pour ${territory}. ` : ''}${proposedBy(line)}, le ${mediumDate(new Date(line.createdAt))}.`}
        action={isPublished && <LinkButton href={`/annuaire/${slug}`}>Voir la fiche</LinkButton>}
      />
      {line.note && <p className="mt-4 max-w-prose break-words whitespace-pre-wrap">« {line.note} »</p>}
      {isOpen ? (
        <div className="mt-6 max-w-4xl space-y-6">
          <MissingNotice errors={answered?.errors ?? {}} />
          {answered?.hasMovedOn && (
            <Notice tone="warning" title="La fiche vient de changer" isLive>
              <p>
                Quelqu’un l’a enregistrée pendant votre lecture. Rien n’est appliqué : relisez, vos choix sont gardés.
              </p>
            </Notice>
          )}
          <DecisionFields {...loaded} id={line.id} draft={answered?.draft ?? {}} errors={answered?.errors ?? {}} />
        </div>
      ) : (
        <SettledProposal {...loaded} settledAt={line.settledAt} />
      )}
    </PageWidth>
  );
}
