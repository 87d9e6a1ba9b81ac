import ChevronRight from 'lucide-react/icons/chevron-right';
import { Icon } from '#app/ui/icon.tsx';

export type HomeNeed = { href: string; label: string; services: number };

/** Every need of the vocabulary, with how many services answer it: a way in without typing. */
export function HomeNeeds({ needs }: { needs: HomeNeed[] }) {
  return (
    <section aria-labelledby="besoins">
      <h2 id="besoins">Chercher par besoin</h2>
      <ul className="mt-3 gap-x-10 sm:columns-2 lg:columns-3">
        {needs.map((need) => (
          <li key={need.href} className="break-inside-avoid border-b border-line">
            <a
              href={need.href}
              className="group flex min-h-11 items-center gap-2 py-1.5 leading-snug text-ink no-underline hover:text-action"
            >
              <span className="flex-1 group-hover:underline">{need.label}</span>
              <span className="text-small text-soft tabular-nums">
                {need.services}
                <span className="sr-only"> services</span>
              </span>
              <Icon of={ChevronRight} size={16} className="text-action" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
