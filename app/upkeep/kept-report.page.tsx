import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { longDate } from '#app/ui/french-date.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { REPORT_REASONS } from '#db/vocabulary/report-reasons.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import { keptReport, settleReport } from './kept-report.server.ts';

export const meta: MetaFunction = () => [{ title: 'Traiter un signalement – Maillage' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { report, organisation, service } = await keptReport(context.parts.database, context.actor, params.id ?? '');
  return {
    id: report.id,
    reason: labelOf(REPORT_REASONS, report.reason),
    message: report.message,
    since: longDate(report.createdAt),
    settled: report.settledAt && { day: longDate(report.settledAt), by: report.settledBy },
    organisation: { slug: organisation.slug, name: organisation.name },
    service,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { database } = context.parts;
  const { report } = await keptReport(database, context.actor, params.id ?? '');
  const how = (await request.formData()).get('suite');
  if (how !== 'corrigee' && how !== 'sans-suite') throw new Response('Choisissez ce qui a été fait.', { status: 400 });
  await settleReport(database, signedIn(context.actor), report.id, how);
  return redirect('/administration?fait=traite', 303);
}

export default function KeptReportPage() {
  const { id, reason, message, since, settled, organisation, service } = useLoaderData<typeof loader>();
  const entry = `/administration/annuaire/${organisation.slug}`;
  return (
    <PageWidth width="prose">
      <PageHeading
        title={reason}
        lead={`Signalé le ${since} sur la fiche « ${organisation.name} »${service ? `, service « ${service.name} »` : ''}.`}
      />
      {message !== '' && (
        <blockquote className="mt-6 border-l-4 border-line pl-4 break-words whitespace-pre-wrap">{message}</blockquote>
      )}
      {settled && (
        <Notice tone="done" className="mt-6">
          <p>
            Classé le {settled.day}
            {settled.by && ` par ${settled.by}`}.
          </p>
        </Notice>
      )}
      <h2 className="mt-10">1. Vérifier et corriger</h2>
      <p className="mt-2">Appelez la structure, puis corrigez ce qui a changé.</p>
      <p className="mt-3 flex flex-wrap gap-3">
        <LinkButton href={service ? `${entry}/services/${service.slug}` : entry}>
          Corriger {service ? 'ce service' : 'la fiche'}
        </LinkButton>
        <LinkButton href={`/annuaire/${organisation.slug}`} variant="quiet">
          Voir la fiche
        </LinkButton>
      </p>
      {!settled && (
        <>
          <h2 className="mt-10">2. Classer</h2>
          <div className="mt-3 flex flex-wrap gap-3">
            <Settle id={id} how="corrigee" label="C’est corrigé" isPrimary />
            <Settle id={id} how="sans-suite" label="Rien à corriger" />
          </div>
        </>
      )}
    </PageWidth>
  );
}

function Settle({ id, how, label, isPrimary }: { id: string; how: string; label: string; isPrimary?: boolean }) {
  return (
    <form method="post" action={`/administration/signalements/${id}`}>
      <input type="hidden" name="suite" value={how} />
      <Button variant={isPrimary ? 'primary' : 'secondary'}>{label}</Button>
    </form>
  );
}
