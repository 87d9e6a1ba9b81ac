import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { coordinatesEntry } from '#app/accounts/entry-policy.ts';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { keptOrganisation } from '../entry/kept-entry.server.ts';
import { askNow } from './ask-due-entries.server.ts';
import { AskedList, AskNow, RefusedAddresses } from './asked-list.tsx';
import { CADENCES, readCadence } from './cadence.ts';
import { readEntryFreshness } from './read-entry-freshness.server.ts';
import { setCadence, trustAddress } from './set-cadence.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Fraîcheur de la fiche ${loaded?.name ?? ''} – Maillage` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { database } = context.parts;
  const row = await keptOrganisation(database, context.actor, params.slug ?? '');
  return {
    slug: row.slug,
    name: row.name,
    mayDecide: coordinatesEntry(context.actor, { organisationId: row.id, homeTerritoryId: row.homeTerritoryId }),
    isPublished: row.status === 'published',
    done: new URL(request.url).searchParams.get('fait'),
    ...(await readEntryFreshness(database, row.id)),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const row = await keptOrganisation(database, actor, params.slug ?? '');
  if (!coordinatesEntry(actor, { organisationId: row.id, homeTerritoryId: row.homeTerritoryId })) {
    throw new Response('Seule la coordination de son territoire règle le rythme d’une fiche.', { status: 403 });
  }
  const form = await request.formData();
  const here = `/administration/annuaire/${row.slug}/fraicheur`;
  if (form.get('geste') === 'demander') {
    const isAsked = row.status === 'published' && (await askNow(database, row.id, new Date()));
    return redirect(`${here}?fait=${isAsked ? 'demande' : 'sans-adresse'}`, 303);
  }
  const mail = form.get('adresse');
  if (typeof mail === 'string')
    await trustAddress(database, { actor, organisationId: row.id, mail: mail.slice(0, 320) });
  else {
    const months = readCadence(form.get('rythme'));
    if (months === undefined) throw new Response('Choisissez un rythme dans la liste.', { status: 400 });
    await setCadence(database, { actor, organisationId: row.id, months });
  }
  return redirect(`${here}?fait=1`, 303);
}

export default function CadencePage() {
  const { slug, name, mayDecide, isPublished, done, cadence, asked, refused } = useLoaderData<typeof loader>();
  const here = `/administration/annuaire/${slug}/fraicheur`;
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Garder cette fiche à jour"
        lead={`À quel rythme nous demandons à « ${name} » si ses informations sont toujours exactes, et ce qui a été répondu.`}
        action={<LinkButton href={`/administration/annuaire/${slug}`}>Revenir à la fiche</LinkButton>}
      />
      <Done done={done} />
      {mayDecide ? (
        <form method="post" action={here} className="mt-8 space-y-5">
          <ChoiceGroup
            legend="Demander si tout est exact"
            name="rythme"
            type="radio"
            choices={CADENCES.map(({ code, label, hint }) => ({ value: code, label, hint }))}
            chosen={[cadence]}
          />
          <Button variant="primary">Enregistrer le rythme</Button>
        </form>
      ) : (
        <p className="mt-8">
          Rythme : {CADENCES.find(({ code }) => code === cadence)?.label.toLowerCase()}. La coordination de votre
          territoire peut le changer.
        </p>
      )}
      {mayDecide && isPublished && <AskNow here={here} />}
      <RefusedAddresses here={here} slug={slug} refused={refused} mayDecide={mayDecide} />
      <AskedList asked={asked} />
    </PageWidth>
  );
}

const DONE: Record<string, string> = {
  1: 'C’est enregistré.',
  demande: 'Le courriel part dans les cinq minutes. La réponse se lira ici.',
};

function Done({ done }: { done: string | null }) {
  if (done === null) return null;
  return (
    <Notice tone={ownWords(DONE, done) ? 'done' : 'warning'} isLive className="mt-6">
      <p>
        {ownWords(DONE, done) ??
          'Aucune adresse de courriel ne peut être jointe : ajoutez-en une à la fiche, puis redemandez.'}
      </p>
    </Notice>
  );
}
