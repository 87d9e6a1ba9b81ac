import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readMovedSlug } from '#app/directory/card/moved-slug.server.ts';
import { searchOrApologise } from '#app/directory/unavailable.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { DatabaseUnavailable } from '#db/deadline.ts';
import { REPORT_REASONS } from '#db/vocabulary/report-reasons.ts';
import { withinLimit } from './proposals/visitor.server.ts';
import { readReportSubject } from './read-report-subject.server.ts';
import { ReportFields } from './report-fields.tsx';
import { LONGEST_MESSAGE, readReport, TRAP_FIELD } from './report-form.ts';
import { storeReport } from './store-report.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Signaler une erreur${loaded ? ` : ${loaded.name}` : ''} – Maillage` },
  { name: 'robots', content: 'noindex' },
];

/** « Réessayez dans dix secondes », when the answer says so. */
export const headers: HeadersFunction = ({ actionHeaders }) => {
  const retryAfter = actionHeaders.get('Retry-After');
  return retryAfter === null ? new Headers() : { 'Retry-After': retryAfter };
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { services, slug, name } = await subjectOf({ params, context });
  if (slug !== params.slug) throw redirect(`/annuaire/${slug}/signaler`, 301);
  return {
    slug,
    name,
    services,
    reasons: REPORT_REASONS.map(({ code, label, definition }) => ({ value: code, label, hint: definition })),
    longestMessage: LONGEST_MESSAGE,
    trapField: TRAP_FIELD,
    isSent: new URL(request.url).searchParams.has('merci'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const subject = await subjectOf({ params, context });
  const form = await request.formData().catch(() => null);
  if (!form) throw new Response('Ce formulaire n’est pas lisible. Rien n’a été enregistré.', { status: 400 });
  const read = readReport(
    form,
    subject.services.map(({ id }) => id),
  );
  const thanks = redirect(`/annuaire/${subject.slug}/signaler?merci=1`, 303);
  if (read.kind === 'trapped') return thanks;
  if (read.kind === 'invalid') return data({ draft: read.draft, errors: read.errors, failure: null }, { status: 400 });
  const failed = (failure: 'away' | 'gone' | 'often', init: ResponseInit) =>
    data({ draft: read.draft, errors: {}, failure }, init);
  try {
    if (!(await withinLimit(context, 'reports-per-address')))
      return failed('often', { status: 429, headers: { 'Retry-After': '3600' } });
    const isStored = await storeReport(context.parts.database, subject.organisationId, read.report);
    return isStored ? thanks : failed('gone', { status: 410 });
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) throw error;
    return failed('away', { status: 503, headers: { 'Retry-After': '10' } });
  }
}

async function subjectOf({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) {
  const { parts } = context;
  const subject = await searchOrApologise(async () => {
    const slug = params.slug ?? '';
    return (
      (await readReportSubject(parts.search, slug)) ??
      // Taken up by another entry, perhaps while somebody was writing.
      readReportSubject(parts.search, (await readMovedSlug(parts, slug)) ?? '')
    );
  });
  if (!subject) throw new Response('Aucun acteur ne porte ce nom dans l’annuaire.', { status: 404 });
  return subject;
}

const FAILURES = {
  away: {
    title: 'Votre signalement n’est pas encore parti',
    text: 'Le serveur qui les garde ne répond pas. Votre message est resté ci-dessous : renvoyez-le dans une minute.',
  },
  often: {
    title: 'Beaucoup de signalements sont partis de cet endroit',
    text: 'Votre message est resté ci-dessous : renvoyez-le dans une heure, ou appelez la coordination.',
  },
  gone: {
    title: 'Cette fiche vient d’être retirée de l’annuaire',
    text: 'Il n’y a donc plus rien à corriger. Votre message est resté ci-dessous si vous voulez le copier.',
  },
};

export default function ReportPage() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  if (loaded.isSent) return <Thanks slug={loaded.slug} name={loaded.name} />;
  const failure = answered?.failure ? FAILURES[answered.failure] : null;
  const hasErrors = answered !== undefined && Object.keys(answered.errors).length > 0;
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Signaler une erreur"
        lead={`Sur la fiche « ${loaded.name} ». La coordination du territoire reçoit le signalement et corrige la fiche ; aucun compte n’est nécessaire.`}
      />
      <div className="mt-8 space-y-6">
        {failure && (
          <Notice tone="error" title={failure.title} isLive>
            <p>{failure.text}</p>
          </Notice>
        )}
        {hasErrors && (
          <Notice tone="error" title="Il manque quelque chose" isLive>
            <p>Ce que vous avez écrit est gardé. Complétez ce qui est indiqué ci-dessous, puis renvoyez.</p>
          </Notice>
        )}
        <ReportFields {...loaded} draft={answered?.draft} errors={answered?.errors ?? {}} />
      </div>
    </PageWidth>
  );
}

function Thanks({ slug, name }: { slug: string; name: string }) {
  return (
    <PageWidth width="prose">
      <PageHeading title="Merci, c’est noté" lead={`Votre signalement sur « ${name} » est enregistré.`} />
      <p className="mt-6 max-w-prose">
        La coordination du territoire le lira, vérifiera auprès de la structure et corrigera la fiche. La date de
        vérification changera alors. En attendant, un appel avant de vous déplacer reste prudent.
      </p>
      <p className="mt-6 flex flex-wrap gap-3">
        <LinkButton href={`/annuaire/${slug}`}>Revenir à la fiche</LinkButton>
        <LinkButton href="/annuaire" variant="quiet">
          Chercher un autre acteur
        </LinkButton>
      </p>
    </PageWidth>
  );
}
