import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { classNames } from '#app/ui/class-names.ts';
import { Icon } from '#app/ui/icon.tsx';
import { pageNumbers } from '#app/ui/pages.ts';

export type PaginationProps = {
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
  labels: { nav: string; previous: string; next: string; page: (page: number) => string };
};

const STEP =
  'inline-flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-control px-2 tabular-nums no-underline';

export function Pagination({ page, pages, hrefOf, labels }: PaginationProps) {
  if (pages <= 1) return null;
  return (
    <nav aria-label={labels.nav} className="screen-only mt-10 border-t border-line pt-4">
      <ul className="flex flex-wrap items-center gap-1">
        {page > 1 && (
          <li>
            <a rel="prev" href={hrefOf(page - 1)} className={classNames(STEP, 'text-action hover:bg-action-tint')}>
              <Icon of={ChevronLeft} />
              {labels.previous}
            </a>
          </li>
        )}
        {pageNumbers(page, pages).map((number, index) => (
          <li key={number ?? `gap-${index}`} className="max-sm:hidden">
            {number === null && <span className="px-1 text-soft">…</span>}
            {number !== null && (
              <a
                href={hrefOf(number)}
                aria-label={labels.page(number)}
                aria-current={number === page ? 'page' : undefined}
                className={classNames(
                  STEP,
                  number === page ? 'bg-action font-semibold text-on-action' : 'text-action hover:bg-action-tint',
                )}
              >
                {number}
              </a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a rel="next" href={hrefOf(page + 1)} className={classNames(STEP, 'text-action hover:bg-action-tint')}>
              {labels.next}
              <Icon of={ChevronRight} />
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
