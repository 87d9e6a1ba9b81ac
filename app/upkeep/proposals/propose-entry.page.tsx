import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { MissingNotice } from '../entry/missing-notice.tsx';
import { CorrectionFields } from './correction-fields.tsx';
import { blankEntry, correctionSections, readCorrection } from './correction-form.ts';
import { CorrectionThanks } from './correction-thanks.tsx';
import { proposeChange } from './propose-change.server.ts';
import { proposalAuthor, withinLimit } from './visitor.server.ts';

const HERE = '/annuaire/proposer';

export const meta: MetaFunction = () => [
  { title: 'Proposer un organisme – Maillage' },
  { name: 'robots', content: 'noindex' },
];

export function loader({ request, context }: LoaderFunctionArgs) {
  return {
    sections: correctionSections(blankEntry()),
    signedInAs: context.actor.kind === 'person' ? context.actor.name : null,
    isSent: new URL(request.url).searchParams.has('merci'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => null);
  if (!form) throw new Response('Ce formulaire n’est pas lisible. Rien n’a été enregistré.', { status: 400 });
  const { draft, errors, correction } = readCorrection(form, blankEntry());
  const again = { draft, errors, sections: correctionSections(blankEntry(), draft), isTooMuch: false };
  if (!correction) return data(again, { status: 400 });
  if (!(await withinLimit(context, 'proposals-per-address')))
    return data({ ...again, isTooMuch: true }, { status: 429 });
  const author = proposalAuthor(context.actor, correction);
  const source = author.kind === 'person' ? 'organisme' : 'visiteur';
  const { proposed, note } = correction;
  await proposeChange(context.parts.database, { organisationId: null, author, source, base: null, proposed, note });
  throw redirect(`${HERE}?merci=1`, 303);
}

export default function ProposeEntryPage() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  if (loaded.isSent) return <CorrectionThanks name="un organisme à ajouter" back="/annuaire" />;
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Proposer un organisme"
        lead="Il manque quelqu’un dans l’annuaire ? Dites ce que vous savez : la coordination du territoire vérifie et complète avant que la fiche paraisse. Aucun compte n’est nécessaire."
      />
      <div className="mt-8 space-y-6">
        <MissingNotice errors={answered?.errors ?? {}} isTooMuch={answered?.isTooMuch} />
        <CorrectionFields
          action={HERE}
          back="/annuaire"
          isNew
          seen={0}
          signedInAs={loaded.signedInAs}
          sections={answered?.sections ?? loaded.sections}
          draft={answered?.draft ?? {}}
          errors={answered?.errors ?? {}}
        />
      </div>
    </PageWidth>
  );
}
