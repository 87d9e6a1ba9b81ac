import ArrowRight from 'lucide-react/icons/arrow-right';
import { Icon } from '#app/ui/icon.tsx';

export type DifferenceLine = { path: string; label: string; before: string | null; after: string | null };

/** What changed, line by line, in words: struck out before, marked after; screen readers hear both. */
export function DifferenceList({ differences, empty }: { differences: DifferenceLine[]; empty: string }) {
  if (differences.length === 0) return <p className="text-soft">{empty}</p>;
  return (
    <dl className="divide-y divide-line">
      {differences.map(({ path, label, before, after }) => (
        <div key={path} className="py-2 sm:grid sm:grid-cols-[14rem_1fr] sm:gap-6">
          <dt className="font-semibold break-words">{label}</dt>
          <dd className="mt-1 min-w-0 break-words whitespace-pre-wrap sm:mt-0">
            <span className="sr-only">Avant : </span>
            <del className="text-soft">{before ?? 'rien'}</del>{' '}
            <Icon of={ArrowRight} size={15} className="inline-block text-soft" />
            <span className="sr-only">Après : </span> <ins className="no-underline">{after ?? 'rien'}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
