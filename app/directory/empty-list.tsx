import { LinkChip } from '#app/ui/chip.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import type { EmptyStep } from './empty-step.server.ts';
import { plural } from './list-words.ts';

export type EmptyListProps = {
  /** Nothing was asked: there is nobody in the directory yet. */
  isDirectoryEmpty: boolean;
  empty: EmptyStep;
};

export function EmptyList({ empty, isDirectoryEmpty }: EmptyListProps) {
  if (isDirectoryEmpty) {
    return (
      <EmptyState title="L’annuaire attend son premier acteur">
        <p>Aucune fiche n’est encore publiée ici. Dès la première, elle se trouvera sur cette page et sur la carte.</p>
      </EmptyState>
    );
  }
  const { spelling, needs, areNear } = empty.near;
  return (
    <EmptyState title="Personne ne répond encore à cette recherche">
      {spelling && (
        <p>
          Essayez avec{' '}
          <a href={spelling.href} className="font-semibold">
            « {spelling.typed} »
          </a>{' '}
          : {plural(spelling.services, 'service')}.
        </p>
      )}
      {empty.ways.length > 0 && (
        <>
          <p>En élargissant un peu :</p>
          <ul className="space-y-1">
            {empty.ways.map((way) => (
              <li key={way.href}>
                <a href={way.href}>{way.label}</a> : {plural(way.services, 'service')}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        {areNear
          ? 'Ou partez du besoin le plus proche :'
          : 'Dites la situation en une phrase (« mon logement est froid »), ou partez d’un besoin :'}
      </p>
      <ul className="flex flex-wrap gap-2">
        {needs.map((need) => (
          <li key={need.href}>
            <LinkChip label={need.label} href={need.href} />
          </li>
        ))}
      </ul>
      <p>
        Vous pouvez aussi répondre à quatre questions : <a href="/annuaire/guide">trouver pour quelqu’un</a>.
      </p>
    </EmptyState>
  );
}
