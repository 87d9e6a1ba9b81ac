import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';
import { eventFacts } from '../registration/event-facts.ts';
import { keptEvent } from '../registration/kept-event.server.ts';
import { readRegistrations } from '../registration/read-registrations.server.ts';
import { halfDaysOf } from './half-days.ts';
import stylesheet from './signing-sheet.css?url';
import { SigningTable } from './signing-table.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Feuille à signer${loaded ? ` : ${loaded.facts.title}` : ''} – Maillage` },
];

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const event = await keptEvent(database, actor, params.slug ?? '');
  const byName = new Intl.Collator('fr', { sensitivity: 'base' });
  const people = (await readRegistrations(database, actor, event))
    .filter(({ status }) => status === 'confirmed')
    .map(({ id, name, structure }) => ({ id, name, structure }))
    .sort((one, other) => byName.compare(one.name, other.name));
  return { slug: event.slug, facts: eventFacts(event), halfDays: halfDaysOf(event.spans), people };
}

/** A sheet goes round: names and structures, and no address of anybody. */
export default function SigningSheetPage() {
  const { slug, facts, halfDays, people } = useLoaderData<typeof loader>();
  return (
    <PageWidth>
      <div className="screen-only mb-8 flex flex-wrap items-center justify-between gap-4">
        <p className="max-w-prose text-soft">
          Une page par demi-journée, par ordre alphabétique, avec des lignes vides pour qui vient sans s’être inscrit.
          Aucune adresse n’y figure.
        </p>
        <span className="flex flex-wrap gap-3">
          <PrintButton variant="primary" label="Imprimer la feuille" />
          <LinkButton href={`/administration/evenements/${slug}/inscriptions`}>Revenir aux inscriptions</LinkButton>
        </span>
      </div>
      <h1>{facts.title}</h1>
      <p className="mt-1 text-soft first-letter:uppercase">{[facts.when, facts.place].filter(Boolean).join(' · ')}</p>
      {halfDays.map((half) => (
        <SigningTable key={half.key} title={facts.title} label={half.label} people={people} />
      ))}
    </PageWidth>
  );
}
