type ColumnGuideProps = { columns: { label: string; hint: string; example: string; names: string[] }[] };

/** What each column may hold, under the form: nobody must know it before trying. */
export function ColumnGuide({ columns }: ColumnGuideProps) {
  return (
    <section aria-labelledby="colonnes-connues" className="mt-12 max-w-4xl">
      <h2 id="colonnes-connues">Les colonnes que Maillage comprend</h2>
      <p className="mt-1 max-w-prose text-small text-soft">
        Seul le nom de l’organisme est indispensable. L’ordre des colonnes et leurs noms sont libres : ce qui n’est pas
        reconnu se corrige à l’étape suivante.
      </p>
      <details className="mt-3">
        <summary className="min-h-11 cursor-pointer py-2 font-semibold text-action">
          Voir les {columns.length} colonnes
        </summary>
        <dl className="mt-2 divide-y divide-line">
          {columns.map(({ label, hint, example, names }) => (
            <div key={label} className="gap-6 py-3 sm:flex">
              <dt className="font-semibold sm:w-64 sm:shrink-0">{label}</dt>
              <dd className="min-w-0 break-words">
                {hint}
                {example && <span className="block text-small text-soft">Exemple : {example}</span>}
                <span className="block text-small text-soft">Aussi reconnu : {names.join(', ')}</span>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
