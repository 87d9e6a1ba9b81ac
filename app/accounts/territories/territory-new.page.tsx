import { type ActionFunctionArgs, data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { readSettingsForm, shownSettings } from '#app/territories/settings/read-settings-form.server.ts';
import { SettingsFields } from '#app/territories/settings/settings-fields.tsx';
import { readSettings, type SettingsDraft } from '#app/territories/settings/settings-form.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { readMailList } from '../people/mail-list.ts';
import { signedIn } from '../signed-in.ts';
import { createTerritory } from './create-territory.server.ts';

export const meta: MetaFunction = () => [{ title: 'Nouveau territoire – Maillage' }];

export async function loader() {
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { parts } = context;
  const sent = await readSettingsForm(parts.database, request);
  const typed = sent.field('coordination').slice(0, 400);
  const shown = { ...shownSettings(sent.draft), coordination: typed };
  if (sent.field('geste') === 'ajouter')
    return data({ ...shown, errors: sent.errors, coordinator: '' }, { status: 200 });
  const read = readSettings(sent.draft);
  const { people, wrong } = readMailList(typed);
  const isWrong = wrong.length > 0 || people.length > 1;
  if ('errors' in read || Object.keys(sent.errors).length > 0 || isWrong) {
    const errors = { ...('errors' in read ? read.errors : {}), ...sent.errors };
    const coordinator = isWrong ? 'Écrivez une seule adresse, comme prenom.nom@exemple.fr.' : '';
    return data({ ...shown, errors, coordinator }, { status: 400 });
  }
  const slug = await createTerritory(parts, signedIn(context.actor), {
    settings: read.settings,
    coordinator: people[0] ?? null,
  });
  throw redirect(`/administration/territoires/${slug}?fait=cree`, 303);
}

const EMPTY: SettingsDraft = {
  ...{ nom: '', description: '', zones: [], ajout: '', choix: [], centre: '', signature: '', logo: '', acces: '' },
  ...{ 'contact-nom': '', 'contact-courriel': '', 'contact-telephone': '' },
};

export default function TerritoryNewPage() {
  const answered = useActionData<typeof action>();
  const errors = answered?.errors ?? {};
  const isWrong = Object.keys(errors).length > 0 || Boolean(answered?.coordinator);
  return (
    <PageWidth width="prose">
      <PageHeading title="Nouveau territoire" lead="Un réseau local : ses communes, son contact, qui le coordonne." />
      <form
        method="post"
        action="/administration/territoires/nouveau"
        encType="multipart/form-data"
        className="mt-8 space-y-8"
        noValidate
      >
        {isWrong && (
          <Notice tone="error" title="Quelque chose est à revoir" isLive>
            <p>Rien n’est encore créé, et tout ce que vous avez écrit est gardé ci-dessous.</p>
          </Notice>
        )}
        <SettingsFields
          draft={answered?.draft ?? EMPTY}
          errors={errors}
          zones={answered?.zones ?? []}
          choices={answered?.choices ?? []}
        />
        <section aria-labelledby="coordination" className="border-t border-line pt-6">
          <h2 id="coordination">Qui coordonne</h2>
          <TextField
            label="Adresse de la première personne"
            aside="(facultatif)"
            hint="Elle reçoit une invitation. « Nom <adresse> » convient aussi."
            name="coordination"
            defaultValue={answered?.coordination}
            error={answered?.coordinator || undefined}
            className="mt-4"
          />
        </section>
        <Button variant="primary" name="geste" value="creer">
          Créer le territoire
        </Button>
      </form>
    </PageWidth>
  );
}
