import { mediumDate } from '#app/ui/french-date.ts';
import { TodoList, TodoPart } from '#app/ui/todo-part.tsx';
import { PairList } from '#app/upkeep/duplicates/pair-list.tsx';
import { KeptEntryItem } from '#app/upkeep/entry/kept-entry-item.tsx';
import type { Desk } from './read-desk.server.ts';
import type { InstanceView } from './read-instance.server.ts';

export function DeskReports({ reports }: Pick<Desk, 'reports'>) {
  return (
    <TodoPart id="signalements" title="Signalements à traiter" total={reports.length} shown={reports.length}>
      <TodoList>
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
      </TodoList>
    </TodoPart>
  );
}

export function DeskToVerify({ stale: { entries, total }, now }: Pick<Desk, 'stale'> & { now: Date }) {
  return (
    <TodoPart
      id="a-verifier"
      title="Fiches à vérifier"
      total={total}
      shown={entries.length}
      all={{ href: '/administration/annuaire', label: `Voir les ${total - entries.length} suivantes` }}
    >
      <TodoList>
        {entries.map((entry) => (
          <KeptEntryItem key={entry.slug} entry={entry} now={now} back="/administration" />
        ))}
      </TodoList>
    </TodoPart>
  );
}

export function DeskDuplicates({ duplicates: { total, pairs } }: Pick<Desk, 'duplicates'>) {
  return (
    <TodoPart
      id="doublons"
      title="Doublons possibles"
      total={total}
      shown={pairs.length}
      all={{ href: '/administration/doublons', label: 'Voir tous les doublons' }}
    >
      <PairList pairs={pairs} />
    </TodoPart>
  );
}

export function DeskEmptySearches({ searches }: Pick<Desk, 'searches'>) {
  return (
    <TodoPart id="recherches" title="Cherché sans rien trouver" total={searches.length} shown={searches.length}>
      <p className="mt-1 max-w-prose text-small text-soft">
        Vu au moins trois jours différents, sur toute l’instance. Une fiche manque, ou un mot ne mène pas au bon besoin.
      </p>
      <TodoList>
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
      </TodoList>
    </TodoPart>
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
      <TodoList>
        {territories.map(({ name, entries, coordinators }) => (
          <li key={name} className="flex flex-wrap justify-between gap-3 py-3">
            <span className="font-semibold">{name}</span>
            <span className="text-small text-soft tabular-nums">
              {entries} {entries > 1 ? 'fiches' : 'fiche'}, {coordinators || 'aucune'}{' '}
              {coordinators > 1 ? 'personnes' : 'personne'} à la coordination
            </span>
          </li>
        ))}
      </TodoList>
    </section>
  );
}
