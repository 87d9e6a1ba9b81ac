import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import Download from 'lucide-react/icons/download';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button } from '#app/ui/button.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { EXPORT_FORMATS } from './export-formats.ts';

export const meta: MetaFunction = () => [{ title: 'Exporter l’annuaire – Maillage' }];

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const asked = new URL(request.url).searchParams;
  const missing = asked.get('manque');
  const territories = actor.territories
    .filter(({ role }) => role === 'coordinator')
    .map(({ id, name }) => ({ value: id, label: name }));
  return {
    territories,
    missing,
    chosen: missing === null ? territories.map(({ value }) => value) : asked.getAll('territoire'),
    format: missing === null ? 'csv' : asked.get('format'),
    contacts: asked.get('contacts') ?? 'public',
  };
}

export default function ExportsPage() {
  const { territories, missing, chosen, format, contacts } = useLoaderData<typeof loader>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Exporter l’annuaire"
        lead="Les fiches de vos territoires qui sont dans l’annuaire, en un fichier. Le tableau se réimporte ici, avec les mêmes colonnes."
      />
      {missing !== null && (
        <Notice tone="error" title="Un choix est à faire" isLive className="mt-6">
          <p>Aucun fichier n’est parti. Vos autres choix sont gardés ci-dessous.</p>
        </Notice>
      )}
      <form method="post" action="/administration/exports/fichier" className="mt-8 space-y-8">
        <ChoiceGroup
          legend="Territoires"
          name="territoire"
          type="checkbox"
          choices={territories}
          chosen={chosen}
          error={missing === 'territoire' ? 'Choisissez au moins un territoire.' : undefined}
        />
        <ChoiceGroup
          legend="Format"
          name="format"
          type="radio"
          choices={EXPORT_FORMATS.map(({ code, label, hint }) => ({ value: code, label, hint }))}
          chosen={[format ?? '']}
          error={missing === 'format' ? 'Choisissez un format.' : undefined}
        />
        <ChoiceGroup
          legend="Coordonnées"
          name="contacts"
          type="radio"
          choices={[
            { value: 'public', label: 'Publiques seulement', hint: 'Le fichier peut être donné à tout le monde.' },
            {
              value: 'professionnels',
              label: 'Avec contacts professionnels',
              hint: 'Tableau CSV ou Excel seulement. À ne pas diffuser : votre nom, la date et le territoire sont notés dans le journal.',
            },
          ]}
          chosen={[contacts]}
        />
        <Button variant="primary" icon={Download}>
          Télécharger le fichier
        </Button>
      </form>
      <p className="mt-8 text-soft">
        Pour une partie de l’annuaire seulement, cherchez dans{' '}
        <a href="/annuaire" className="link">
          l’annuaire
        </a>{' '}
        puis « Télécharger ces résultats ».
      </p>
    </PageWidth>
  );
}
