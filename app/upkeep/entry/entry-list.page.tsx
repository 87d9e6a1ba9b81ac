import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import Plus from 'lucide-react/icons/plus';
import { coordinatesSomewhere } from '#app/accounts/policies.ts';
import { signedIn } from '#app/accounts/signed-in.ts';
import { KeeperActs } from '#app/directory/card/keeper-acts.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { parisDay } from '#search/opening-hours.ts';
import { DoneNotice } from '../done-notice.tsx';
import { readQualities } from '../quality/read-qualities.server.ts';
import { ENTRY_FILTERS, readEntryFilter } from './entry-filters.ts';
import { KeptEntryItem } from './kept-entry-item.tsx';
import { COUNTED, readEntryPage } from './read-entry-page.server.ts';
import { readKeptServices } from './read-kept-entries.server.ts';

export const meta: MetaFunction = () => [{ title: 'Les fiches que je tiens – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const query = new URL(request.url).searchParams;
  const text = (query.get('q') ?? '').toWellFormed().replaceAll('\0', '').trim().slice(0, 100);
  const { database } = context.parts;
  const filter = readEntryFilter(query.get('etat'));
  const found = await readEntryPage(database, actor, { text, filter, after: query.get('suite') });
  const ids = found.entries.map(({ id }) => id);
  const [qualities, services] = await Promise.all([readQualities(database, ids), readKeptServices(database, ids)]);
  return {
    total: found.total,
    next: found.next,
    counted: COUNTED,
    filter,
    isFirst: !query.has('suite'),
    entries: found.entries.map((entry) => ({
      ...entry,
      quality: qualities.get(entry.id),
      services: services.get(entry.id) ?? [],
    })),
    today: parisDay(new Date()),
    text,
    mayCreate: coordinatesSomewhere(actor),
    done: query.get('fait'),
    now: new Date().toISOString(),
  };
}

export default function EntryListPage() {
  const { entries, total, counted, next, filter, isFirst, text, mayCreate, done, now, today } =
    useLoaderData<typeof loader>();
  return (
    <PageWidth>
      <PageHeading
        title="Les fiches que je tiens"
        lead="La plus anciennement vérifiée d’abord. Un appel, un clic : la fiche redevient sûre."
        action={
          mayCreate && (
            <LinkButton href="/administration/annuaire/nouvelle" variant="primary" icon={Plus}>
              Nouvelle fiche
            </LinkButton>
          )
        }
      />
      <DoneNotice done={done} />
      <form method="get" action="/administration/annuaire" className="mt-6 flex max-w-3xl flex-wrap items-end gap-3">
        <TextField label="Nom de l’organisme" name="q" type="search" defaultValue={text} className="flex-1 basis-56" />
        <SelectField label="Lesquelles" name="etat" defaultValue={filter} className="basis-44">
          {ENTRY_FILTERS.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </SelectField>
        <Button>Chercher</Button>
      </form>
      {entries.length === 0 ? (
        <EmptyState title={text === '' ? 'Aucune fiche ici' : 'Aucune fiche à ce nom'}>
          <p>
            <a href="/administration/annuaire">Voir toutes les fiches que je tiens</a>
          </p>
        </EmptyState>
      ) : (
        <p className="mt-6 font-semibold tabular-nums">{countWords(total, counted)}</p>
      )}
      <ul className="mt-4 divide-y divide-line">
        {entries.map((entry) => (
          <KeptEntryItem
            key={entry.slug}
            entry={entry}
            now={new Date(now)}
            back="/administration/annuaire"
            quality={entry.quality}
          >
            {entry.status === 'published' && entry.services.length > 0 && (
              <details className="basis-full">
                <summary className="min-h-11 w-fit cursor-pointer py-2.5 text-small text-action">
                  <span className="sr-only">
                    {entry.name}
                    {'\u202f'}:{' '}
                  </span>
                  Complet, fermé, disponible
                </summary>
                <div className="pb-3">
                  <KeeperActs
                    slug={entry.slug}
                    services={entry.services}
                    back="/administration/annuaire"
                    today={today}
                  />
                </div>
              </details>
            )}
          </KeptEntryItem>
        ))}
      </ul>
      <p className="mt-4 flex flex-wrap gap-3">
        {next !== null && (
          <LinkButton href={hrefOf({ q: text, etat: filter, suite: next })}>Voir les suivantes</LinkButton>
        )}
        {!isFirst && (
          <LinkButton href={hrefOf({ q: text, etat: filter })} variant="quiet">
            Revenir au début
          </LinkButton>
        )}
      </p>
    </PageWidth>
  );
}

function hrefOf(parameters: Record<string, string>): string {
  const said = Object.entries(parameters).filter(([, value]) => value !== '');
  return `/administration/annuaire${said.length === 0 ? '' : `?${new URLSearchParams(said)}`}`;
}

function countWords(total: number, counted: number): string {
  if (total > counted) return `Plus de ${counted.toLocaleString('fr-FR')} fiches`;
  return total === 1 ? 'Une fiche' : `${total} fiches`;
}
