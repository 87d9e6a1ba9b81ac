import { EmptyState } from '#app/ui/empty-state.tsx';
import { type ProgrammeQuery, programmeHref } from './programme-query.ts';

export function ProgrammeEmpty({ query, isNarrowed }: { query: ProgrammeQuery; isNarrowed: boolean }) {
  return (
    <EmptyState title={isNarrowed ? 'Rien ne correspond' : 'Rien au programme pour le moment'}>
      {query.view !== 'semaine' && !query.withPast && query.editions.length === 0 && (
        <p>
          <a href={programmeHref(query, { withPast: true })}>Voir ce qui a déjà eu lieu</a>
        </p>
      )}
      {isNarrowed ? (
        <p>
          <a href="/evenements">Voir tout le programme</a>
        </p>
      ) : (
        <p>Les réseaux annoncent ici leurs rencontres, surtout à l’automne, autour de la journée nationale.</p>
      )}
    </EmptyState>
  );
}
