type Count = { number: number; one: string; several: string };

/** Numbers first: what the import is, in one look. */
export function ImportCounts({ counts }: { counts: Record<string, number> }) {
  const of = (name: string) => counts[name] ?? 0;
  const unchanged = of('organisationsKnown') - of('organisationsUpdated');
  const shown: Count[] = [
    { number: of('organisationsCreated'), one: 'fiche nouvelle', several: 'fiches nouvelles' },
    { number: of('servicesCreated'), one: 'service nouveau', several: 'services nouveaux' },
    { number: of('organisationsUpdated'), one: 'fiche mise à jour', several: 'fiches mises à jour' },
    { number: unchanged, one: 'fiche inchangée', several: 'fiches inchangées' },
    {
      number: of('left'),
      one: 'ressemble à une fiche et attend votre choix',
      several: 'ressemblent à des fiches et attendent votre choix',
    },
    { number: of('refused'), one: 'ligne refusée', several: 'lignes refusées' },
  ];
  return (
    <ul aria-label="En chiffres" className="mt-6 flex flex-wrap gap-x-10 gap-y-4">
      {shown
        .filter(({ number }, at) => number > 0 || at < 2)
        .map(({ number, one, several }) => (
          <li key={one}>
            <span className="block font-heading text-title font-[650] tabular-nums">
              {number.toLocaleString('fr-FR')}
            </span>
            <span className="text-small text-soft">{number > 1 ? several : one}</span>
          </li>
        ))}
    </ul>
  );
}
