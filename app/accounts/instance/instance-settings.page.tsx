import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MailNotSent } from '#app/server/mail.ts';
import { Button } from '#app/ui/button.tsx';
import { TextareaField, TextField } from '#app/ui/field.tsx';
import { longDate } from '#app/ui/french-date.ts';
import { Notice, type NoticeTone } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { signedIn } from '../signed-in.ts';
import { instanceDraft, readInstanceForm } from './instance-form.ts';
import { readInstanceSettings, readInstanceVersions, saveInstanceSettings } from './instance-settings.server.ts';

export const meta: MetaFunction = () => [{ title: 'Réglages de l’instance – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { database } = context.parts;
  const [settings, versions] = await Promise.all([readInstanceSettings(database), readInstanceVersions(database)]);
  return { draft: instanceDraft(settings), versions, isSaved: new URL(request.url).searchParams.has('fait') };
}

const TEST_MAIL = `Bonjour,

Ce message vient de votre installation de Maillage : les courriels partent bien.

Maillage
`;

type Told = { tone: NoticeTone; text: string } | null;

export async function action({ request, context }: ActionFunctionArgs) {
  const { parts } = context;
  const actor = signedIn(context.actor);
  const form = await request.formData();
  const read = readInstanceForm(form);
  const again = (told: Told, status: number, errors = {}) => data({ draft: read.draft, errors, told }, { status });
  if ('errors' in read) return again(null, 400, read.errors);
  if (form.get('geste') !== 'essai') {
    await saveInstanceSettings(parts.database, actor, read.settings);
    throw redirect('/administration/reglages?fait=1', 303);
  }
  const { senderName, senderMail } = read.settings;
  try {
    const mail = { to: actor.mail, subject: 'Message d’essai de Maillage', text: TEST_MAIL };
    await parts.mail.send(mail, { name: senderName, mail: senderMail });
    return again(
      { tone: 'done', text: `Le message d’essai est parti à ${actor.mail}. Rien n’est enregistré encore.` },
      200,
    );
  } catch (error) {
    if (!(error instanceof MailNotSent)) throw error;
    return again({ tone: 'error', text: error.message }, 200);
  }
}

export default function InstanceSettingsPage() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const draft = answered?.draft ?? loaded.draft;
  const errors: Record<string, string[]> = answered?.errors ?? {};
  const field = (name: keyof typeof draft) => ({ name, defaultValue: draft[name], error: errors[name] });
  const told: Told =
    Object.keys(errors).length > 0
      ? { tone: 'error', text: 'Rien n’est enregistré. Corrigez ce qui est indiqué ci-dessous.' }
      : (answered?.told ?? (loaded.isSaved ? { tone: 'done', text: 'C’est enregistré.' } : null));
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Réglages de l’instance"
        lead="Qui envoie les courriels, et qui répond de Maillage devant la loi."
      />
      {told && (
        <Notice tone={told.tone} isLive className="mt-6">
          <p>{told.text}</p>
        </Notice>
      )}
      <form method="post" action="/administration/reglages" className="mt-8 space-y-8" noValidate>
        <section aria-labelledby="courriels" className="space-y-5">
          <h2 id="courriels">Les courriels</h2>
          <TextField label="Nom de l’expéditeur" {...field('expediteur-nom')} />
          <TextField label="Adresse de l’expéditeur" type="email" {...field('expediteur-courriel')} />
          <Button name="geste" value="essai">
            M’envoyer un message d’essai
          </Button>
        </section>
        <section aria-labelledby="responsable" className="space-y-5 border-t border-line pt-6">
          <h2 id="responsable">Responsable du traitement</h2>
          <p className="text-soft">Affiché sur les pages « Données personnelles » et « Accessibilité ».</p>
          <TextField
            label="Nom"
            aside="(facultatif)"
            hint="L’organisme qui tient cette instance."
            {...field('responsable')}
          />
          <TextField label="Courriel" aside="(facultatif)" type="email" {...field('responsable-courriel')} />
          <TextareaField label="Adresse postale" aside="(facultatif)" rows={3} {...field('responsable-adresse')} />
        </section>
        <Button variant="primary" name="geste" value="enregistrer">
          Enregistrer
        </Button>
      </form>
      {loaded.versions.length > 0 && (
        <section aria-labelledby="versions" className="mt-12 border-t border-line pt-6">
          <h2 id="versions">Versions</h2>
          <ol reversed className="mt-3 divide-y divide-line">
            {loaded.versions.map(({ version, at, by, sender }) => (
              <li key={version} className="py-2 text-small">
                {longDate(at)}, {by} : {sender}
              </li>
            ))}
          </ol>
        </section>
      )}
    </PageWidth>
  );
}
