import { LinkButton } from '#app/ui/button.tsx';
import type { Orphan } from './read-orphans.server.ts';

/** One organisation without anybody, and the one thing to do about it. */
export function OrphanItem({ slug, name, territory }: Orphan) {
  const invite = `/administration/personnes/inviter?${new URLSearchParams({ organisme: slug })}`;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
      <p className="min-w-0 break-words">
        <a href={`/annuaire/${slug}`} className="link inline-flex min-h-11 items-center font-semibold">
          {name}
        </a>
        <span className="block text-small text-soft">{territory}</span>
      </p>
      <LinkButton href={invite} variant="quiet" aria-label={`Inviter quelqu’un de ${name}`}>
        Inviter quelqu’un
      </LinkButton>
    </li>
  );
}
