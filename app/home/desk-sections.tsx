import { mediumDate } from '#app/ui/french-date.ts';
import { KeptEntryItem } from '#app/upkeep/entry/kept-entry-item.tsx';
import type { KeptEntry, OpenReport } from '#app/upkeep/entry/read-kept-entries.server.ts';
import type { InstanceView } from './read-instance.server.ts';

export function DeskReports({ reports }: { reports: OpenReport[] }) {
  return (
    <section aria-labelledby="signalements">
      <h2 id="signalements">Signalements à traiter{reports.length > 0 && ` (${reports.length})`}</h2>
      {reports.length === 0 && <p className="mt-2 text-soft">Personne n’a signalé d’erreur.</p>}
      <ul className="mt-2 divide-y divide-line">
        {reports.map(({ id, reason, message, createdAt, organisation }) => (
          <li key={id} className="py-3">
            <a
              href={`/administration/signalements/${id}`}
              className="link inline-flex min-h-11 items-center font-semibold"
            >
              {organisation} : {reason}
            </a>
            <p className="text-small break-words text-soft">
              {mediumDate(new Date(createdAt))}
              {message && `. « ${message.slice(0, 160)} »`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function DeskToVerify({ entries, total, now }: { entries: KeptEntry[]; total: number; now: Date }) {
  return (
    <section aria-labelledby="a-verifier">
      <h2 id="a-verifier">Fiches à vérifier{total > 0 && ` (${total})`}</h2>
      {total === 0 && <p className="mt-2 text-soft">Toutes vos fiches ont été vérifiées depuis moins de six mois.</p>}
      <ul className="mt-2 divide-y divide-line">
        {entries.map((entry) => (
          <KeptEntryItem key={entry.slug} entry={entry} now={now} back="/administration" />
        ))}
      </ul>
      {total > entries.length && (
        <p className="mt-2">
          <a href="/administration/annuaire" className="link inline-flex min-h-11 items-center">
            Voir les {total - entries.length} suivantes
          </a>
        </p>
      )}
    </section>
  );
}

export function DeskEmptySearches({ searches }: { searches: { words: string; days: number; count: number }[] }) {
  return (
    <section aria-labelledby="recherches">
      <h2 id="recherches">Cherché sans rien trouver</h2>
      <p className="mt-1 max-w-prose text-small text-soft">
        Vu au moins trois jours différents, sur toute l’instance. Une fiche manque, ou un mot ne mène pas au bon besoin.
      </p>
      {searches.length === 0 && <p className="mt-2 text-soft">Rien qui revienne.</p>}
      <ul className="mt-2 divide-y divide-line">
        {searches.map(({ words, days, count }) => (
          <li key={words} className="flex flex-wrap justify-between gap-3 py-2">
            <a
              href={`/annuaire?${new URLSearchParams({ q: words })}`}
              className="link inline-flex min-h-11 items-center"
            >
              {words}
            </a>
            <span className="text-small text-soft tabular-nums">
              {count} fois, {days} jours
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function DeskInstance({ territories, sender }: InstanceView) {
  return (
    <section aria-labelledby="instance">
      <h2 id="instance">L’instance</h2>
      <p className="mt-2">
        {sender
          ? `Les courriels partent de ${sender.name}, ${sender.mail}.`
          : 'L’expéditeur des courriels est celui des réglages du serveur.'}
      </p>
      <ul className="mt-2 divide-y divide-line">
        {territories.map(({ name, entries, coordinators }) => (
          <li key={name} className="flex flex-wrap justify-between gap-3 py-3">
            <span className="font-semibold">{name}</span>
            <span className="text-small text-soft tabular-nums">
              {entries} {entries > 1 ? 'fiches' : 'fiche'}, {coordinators || 'aucune'}{' '}
              {coordinators > 1 ? 'personnes' : 'personne'} à la coordination
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
