import { Badge, type BadgeTone } from '#app/ui/badge.tsx';
import { mediumDate } from '#app/ui/french-date.ts';
import type { ImportItem } from './kept-import.server.ts';

export const IMPORT_STATUS: Record<string, { label: string; tone: BadgeTone }> = {
  checked: { label: 'à vérifier', tone: 'action' },
  applying: { label: 'en cours d’écriture', tone: 'action' },
  applied: { label: 'dans l’annuaire', tone: 'verified' },
  undoing: { label: 'en cours d’annulation', tone: 'action' },
  undone: { label: 'défait', tone: 'neutral' },
};

export function ImportItemView({ item }: { item: ImportItem }) {
  const { id, source, fileName, territory, status, day, by, counts } = item;
  const state = IMPORT_STATUS[status] ?? { label: status, tone: 'neutral' };
  return (
    <li className="py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <a
          href={`/administration/import/${id}`}
          className="link inline-flex min-h-11 min-w-0 items-center font-semibold break-words"
        >
          {source}
        </a>
        <Badge tone={state.tone}>{state.label}</Badge>
      </p>
      <p className="text-small break-words text-soft">
        {fileName}, {territory}, {mediumDate(new Date(day))} par {by} : {counts.lines ?? 0}{' '}
        {(counts.lines ?? 0) > 1 ? 'lignes' : 'ligne'}
        {(counts.refused ?? 0) > 0 && `, dont ${counts.refused} à corriger`}
      </p>
    </li>
  );
}
