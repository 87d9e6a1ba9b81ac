import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mayKeep } from '#app/accounts/entry-policy.ts';
import { redirectMoved } from '#app/directory/card/moved-slug.server.ts';
import { searchOrApologise } from '#app/directory/unavailable.server.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { MissingNotice } from '../entry/missing-notice.tsx';
import { readReportSubject } from '../read-report-subject.server.ts';
import { CorrectionFields } from './correction-fields.tsx';
import { correctionSections, readCorrection } from './correction-form.ts';
import { CorrectionThanks } from './correction-thanks.tsx';
import { proposeChange } from './propose-change.server.ts';
import { readCorrectionSubject } from './read-correction-subject.server.ts';
import { proposalAuthor, withinLimit } from './visitor.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Proposer une correction${loaded ? ` : ${loaded.name}` : ''} – Maillage` },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { slug, name, subject } = await subjectOf({ params, context }, null);
  return {
    slug,
    name,
    seen: subject.seen,
    sections: correctionSections(subject.base),
    signedInAs: context.actor.kind === 'person' ? context.actor.name : null,
    isSent: new URL(request.url).searchParams.has('merci'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => null);
  if (!form) throw new Response('Ce formulaire n’est pas lisible. Rien n’a été enregistré.', { status: 400 });
  const seen = /^\d{1,9}$/.test(String(form.get('etat'))) ? Number(form.get('etat')) : null;
  const { organisationId, slug, subject } = await subjectOf({ params, context }, seen);
  const { draft, errors, correction } = readCorrection(form, subject.base);
  const sections = correctionSections(subject.base, draft);
  const again = { draft, errors, sections, seen: subject.seen, isTooMuch: false };
  if (!correction) return data(again, { status: 400 });
  if (!(await withinLimit(context, 'proposals-per-address')))
    return data({ ...again, isTooMuch: true }, { status: 429 });
  const { proposed, note } = correction;
  const author = proposalAuthor(context.actor, correction);
  const source = author.kind === 'person' ? 'organisme' : 'visiteur';
  await proposeChange(context.parts.database, { organisationId, author, source, base: subject.base, proposed, note });
  throw redirect(`/annuaire/${slug}/corriger?merci=1`, 303);
}

/** Who keeps the entry corrects it at once, on its own page. */
async function subjectOf({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>, seen: number | null) {
  const card = await searchOrApologise(() => readReportSubject(context.parts.search, params.slug ?? ''));
  const subject = card && (await readCorrectionSubject(context.parts.database, card.organisationId, seen));
  if (!card) await redirectMoved(context.parts, params.slug ?? '', '/corriger');
  if (!card || !subject) throw new Response('Aucun acteur ne porte ce nom dans l’annuaire.', { status: 404 });
  const { organisationId, slug, name } = card;
  if (mayKeep(context.actor, { organisationId, homeTerritoryId: subject.homeTerritoryId }))
    throw redirect(`/administration/annuaire/${slug}`, 303);
  return { organisationId, slug, name, subject };
}

export default function CorrectPage() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const back = `/annuaire/${loaded.slug}`;
  if (loaded.isSent) return <CorrectionThanks name={loaded.name} back={back} />;
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Proposer une correction"
        lead={`Sur la fiche « ${loaded.name} ». Changez ce qui n’est plus juste et laissez le reste. La coordination relit chaque proposition avant qu’elle paraisse ; aucun compte n’est nécessaire.`}
      />
      <div className="mt-8 space-y-6">
        <MissingNotice errors={answered?.errors ?? {}} isTooMuch={answered?.isTooMuch} />
        <CorrectionFields
          action={`${back}/corriger`}
          back={back}
          isNew={false}
          signedInAs={loaded.signedInAs}
          seen={answered?.seen ?? loaded.seen}
          sections={answered?.sections ?? loaded.sections}
          draft={answered?.draft ?? {}}
          errors={answered?.errors ?? {}}
        />
      </div>
    </PageWidth>
  );
}
