import { LinkChip } from '#app/ui/chip.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { plural } from './list-words.ts';

export type EmptyListProps = {
  /** Nothing was asked: there is nobody in the directory yet. */
  isDirectoryEmpty: boolean;
  empty: {
    ways: { label: string; href: string; services: number }[];
    needs: { label: string; href: string }[];
  };
};

export function EmptyList({ empty, isDirectoryEmpty }: EmptyListProps) {
  if (isDirectoryEmpty) {
    return (
      <EmptyState title="L’annuaire attend son premier acteur">
        <p>Aucune fiche n’est encore publiée ici. Dès la première, elle se trouvera sur cette page et sur la carte.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Personne ne répond encore à cette recherche">
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
        Vérifiez l’orthographe, dites la situation en une phrase (« mon logement est froid »), ou partez d’un besoin :
      </p>
      <ul className="flex flex-wrap gap-2">
        {empty.needs.map((need) => (
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
