import { SelectField } from '#app/ui/field.tsx';
import type { DirectoryQuery } from './directory-query.ts';

const WORDS = { pertinence: 'Pertinence', distance: 'Distance', fraicheur: 'Vérifié récemment', nom: 'Nom' };

/** Sort and grouping, part of the search form: sent with the rest. */
export function SortLinks({ query, hasOrigin }: { query: DirectoryQuery; hasOrigin: boolean }) {
  const sorts = Object.entries(WORDS).filter(([value]) => value !== 'distance' || hasOrigin);
  return (
    <div className="screen-only flex items-center gap-2">
      <SelectField
        label="Ranger par"
        name="tri"
        defaultValue={query.sort}
        className="flex items-center gap-2 [&>div]:mt-0 max-sm:[&>label]:sr-only max-sm:[&_select]:px-2 max-sm:[&_select]:text-small"
      >
        {sorts.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
