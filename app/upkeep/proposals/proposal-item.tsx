import { Badge } from '#app/ui/badge.tsx';
import { mediumDate } from '#app/ui/french-date.ts';
import type { ProposalLine } from './read-proposals.server.ts';

/** One proposal in a list: which entry, from whom, since when; its link is what settles it. */
export function ProposalItem({ line }: { line: ProposalLine }) {
  const { id, entry, isNew, note, createdAt, settledAt } = line;
  return (
    <li className="py-3">
      <a
        href={`/administration/propositions/${id}`}
        className="link inline-flex min-h-11 items-center gap-2 font-semibold"
      >
        {entry}
      </a>
      <p className="flex flex-wrap items-center gap-2 text-small break-words text-soft">
        {isNew && <Badge tone="action">Nouvelle fiche</Badge>}
        <span>
          {proposedBy(line)}, le {mediumDate(new Date(createdAt))}
          {settledAt && `, traitée le ${mediumDate(new Date(settledAt))}`}
          {note && `. « ${note.slice(0, 160)} »`}
        </span>
      </p>
    </li>
  );
}

export function proposedBy({ source, author }: Pick<ProposalLine, 'source' | 'author'>): string {
  return author ? `${source} (${author})` : source;
}
