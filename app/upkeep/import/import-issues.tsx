import { Badge } from '#app/ui/badge.tsx';
import type { IssueView } from './read-import.server.ts';

/** By line and column, as one finds them in the spreadsheet. */
export function ImportIssues({ issues, total }: { issues: IssueView[]; total: number }) {
  if (issues.length === 0) return null;
  return (
    <section aria-labelledby="a-relire">
      <h2 id="a-relire">À relire dans votre tableau ({total.toLocaleString('fr-FR')})</h2>
      <p className="mt-1 max-w-prose text-small text-soft">
        Le numéro est celui de la ligne dans le fichier, en-tête compris.
      </p>
      <ul className="mt-2 divide-y divide-line">
        {issues.map(({ line, column, level, message, name }) => (
          <li key={`${line} ${column} ${message}`} className="gap-4 py-2.5 sm:flex">
            <p className="flex flex-wrap items-baseline gap-2 sm:w-64 sm:shrink-0">
              <span className="font-semibold tabular-nums">Ligne {line}</span>
              {column && <span className="min-w-0 break-words text-soft">{column}</span>}
            </p>
            <p className="min-w-0 break-words">
              {level === 'error' && <Badge tone="signal">à corriger</Badge>} {message}
              {name && <span className="block text-small text-soft">{name}</span>}
            </p>
          </li>
        ))}
      </ul>
      {total > issues.length && (
        <p className="mt-3 text-soft">
          Les {issues.length} premières sont montrées : corrigez-les et renvoyez le fichier pour voir les suivantes.
        </p>
      )}
    </section>
  );
}
