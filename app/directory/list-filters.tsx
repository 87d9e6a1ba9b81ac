import { Button, LinkButton } from '#app/ui/button.tsx';
import { FacetGroup } from '#app/ui/facet-group.tsx';
import { SelectField } from '#app/ui/field.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { Tick } from '#app/ui/tick.tsx';
import type { DirectoryQuery } from './directory-query.ts';

export type ListFiltersProps = {
  view: {
    query: DirectoryQuery;
    chips: { kind: 'understood' | 'filter' }[];
    facets: {
      name: string;
      legend: string;
      options: { value: string; label: string; count: number; isChosen: boolean }[];
    }[];
    hasOrigin: boolean;
  };
};

const OPEN_AT_FIRST = new Set(['besoin', 'public', 'accueil']);
const RADII = [5, 10, 20, 50];

/** Fields of the search form: beside the list on a wide screen, in a sheet on a phone. */
export function ListFilters({ view }: ListFiltersProps) {
  const { query, facets, chips, hasOrigin } = view;
  const count = chips.filter((chip) => chip.kind === 'filter').length;
  const countWords = query.groupBy === 'acteurs' ? 'nombre d’acteurs' : 'nombre de services';
  return (
    <Sheet
      openLabel="Filtrer"
      closeLabel="Fermer les filtres"
      count={count}
      actions={
        <div className="flex gap-3 py-3">
          <Button type="submit" variant="primary">
            Appliquer
          </Button>
          {count > 0 && (
            <LinkButton variant="quiet" href="/annuaire">
              Tout effacer
            </LinkButton>
          )}
        </div>
      }
    >
      <h2 className="sr-only">Filtres</h2>
      <Tick type="checkbox" name="ouvert" value="1" isChosen={query.isOpenNow} className="font-semibold">
        Ouvert maintenant
      </Tick>
      <p className="mb-2 text-small text-soft">
        Les lieux dont les horaires ne sont pas renseignés n’apparaissent pas avec ce filtre.
      </p>
      {facets.map((facet) => (
        <FacetGroup
          key={facet.name}
          legend={facet.legend}
          name={facet.name}
          options={facet.options}
          isOpen={OPEN_AT_FIRST.has(facet.name)}
          shown={6}
          moreLabel="Voir tous les choix"
          countWords={countWords}
        />
      ))}
      <div className="space-y-4 border-t border-line py-4">
        {hasOrigin && (
          <SelectField label="Distance" name="rayon" defaultValue={query.radiusKm ?? ''}>
            <option value="">Peu importe</option>
            {RADII.map((radius) => (
              <option key={radius} value={radius}>
                Moins de {radius} km
              </option>
            ))}
          </SelectField>
        )}
        <SelectField label="Regrouper" name="par" defaultValue={query.groupBy}>
          <option value="acteurs">Par acteur</option>
          <option value="services">Par service</option>
        </SelectField>
      </div>
    </Sheet>
  );
}
