import type { Criterion } from './quality.ts';

export type QualityPanelProps = {
  score: number;
  criteria: Pick<Criterion, 'label' | 'value'>[];
  next: { advice: string; href: string } | null;
};

/** Where the entry stands, and the one thing to do next. */
export function QualityPanel({ score, criteria, next }: QualityPanelProps) {
  const missing = criteria.filter(({ value }) => value < 1);
  return (
    <section aria-labelledby="qualite">
      <h2 id="qualite" className="text-body">
        Qualité de la fiche{'\u202f'}: <span className="tabular-nums">{percent(score)}</span>
      </h2>
      <meter className="quality-meter mt-2 block w-full" aria-labelledby="qualite" min={0} max={1} value={score} />
      {next ? (
        <p className="mt-2">
          Le plus utile maintenant{'\u202f'}:{' '}
          <a href={next.href} className="link">
            {next.advice.charAt(0).toLowerCase() + next.advice.slice(1)}
          </a>
          .
        </p>
      ) : (
        <p className="mt-2 text-soft">Rien ne manque.</p>
      )}
      {missing.length > 1 && (
        <details className="mt-1 text-small">
          <summary className="min-h-11 py-2.5">Ce qui manque encore ({missing.length})</summary>
          <ul className="list-disc space-y-1 pl-5 text-soft">
            {missing.map(({ label }) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

export function percent(score: number): string {
  return `${Math.round(score * 100)}\u202f%`;
}
