import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MailNotSent } from '#app/server/mail.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { enter } from './enter.server.ts';
import { install, isGoodInstallationLink } from './install.server.ts';
import { InstallationFields, type InstallationNotice } from './installation-fields.tsx';
import {
  type InstallationDraft,
  type InstallationErrors,
  readInstallation,
  readInstallationDraft,
  readSender,
} from './installation-form.ts';

export const meta: MetaFunction = () => [{ title: 'Installation – Maillage' }, { name: 'robots', content: 'noindex' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const secret = new URL(request.url).searchParams.get('jeton') ?? '';
  if (!(await isGoodInstallationLink(context.parts.database, secret))) throw overdue();
  return { secret };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { parts, address } = context;
  const form = await request.formData();
  const secret = String(form.get('jeton') ?? '');
  if (!(await parts.limits.isOpen('failures-per-address', address))) throw new Response('', { status: 429 });
  if (!(await isGoodInstallationLink(parts.database, secret))) {
    await parts.limits.take('failures-per-address', address);
    throw overdue();
  }
  const draft = readInstallationDraft(form);
  const again = (errors: InstallationErrors, notice: InstallationNotice | null, status: number) =>
    data<{ secret: string; draft: InstallationDraft; errors: InstallationErrors; notice: InstallationNotice | null }>(
      { secret, draft, errors, notice },
      { status },
    );
  if (form.get('geste') === 'essai') {
    const read = readSender(draft);
    if ('errors' in read) return again(read.errors, null, 400);
    try {
      await parts.mail.send({ to: read.to, subject: 'Message d’essai de Maillage', text: TEST_MAIL }, read.sender);
      return again(
        {},
        { tone: 'done', text: `Le message d’essai est parti à ${read.to}. Vérifiez qu’il arrive, puis installez.` },
        200,
      );
    } catch (error) {
      if (!(error instanceof MailNotSent)) throw error;
      return again({}, { tone: 'error', text: error.message }, 200);
    }
  }
  const read = readInstallation(draft);
  if ('errors' in read) return again(read.errors, null, 400);
  const personId = await install(parts.database, secret, read.installation);
  if (personId === null) throw overdue();
  throw await enter(parts, request, { personId, wanted: '/administration', opening: { proof: 'terminal' } });
}

const TEST_MAIL = `Bonjour,

Ce message vient de votre installation de Maillage : les courriels partent bien.

Maillage
`;

function overdue(): Response {
  return new Response(
    'Ce lien d’installation ne sert plus, ou n’a jamais existé. Le terminal en donne un autre : npm run admin -- installation.',
    {
      status: 404,
    },
  );
}

export default function InstallationPage() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PageWidth width="prose">
      <PageHeading title="Installer Maillage" lead="Une seule fois : le lien qui vous a mené ici ne servira plus." />
      <InstallationFields
        secret={loaded.secret}
        draft={answered?.draft ?? {}}
        errors={answered?.errors ?? {}}
        notice={answered?.notice ?? null}
      />
      <p className="mt-8">
        <LinkButton href="/aide" variant="quiet">
          Lire l’aide avant
        </LinkButton>
      </p>
    </PageWidth>
  );
}
