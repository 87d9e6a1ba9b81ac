/** What a workshop becomes: one list of ways, for who facilitates. `isKept`: coordinates the territory. */
export function AfterLinks({ slug, isKept }: { slug: string; isKept: boolean }) {
  const links = [
    [`/ateliers/${slug}/compte-rendu`, 'Compte rendu : lire, imprimer, emporter'],
    [`/ateliers/${slug}/historique`, 'Historique : ce qui a changé, revenir en arrière'],
    ...(isKept
      ? [
          [`/administration/ateliers/${slug}/appris`, 'Ce que l’atelier a appris : compléter l’annuaire'],
          [`/administration/ateliers/${slug}/suites`, 'Suites : tâches, groupes de travail, évènements'],
          [`/administration/ateliers/${slug}/bilan`, 'Bilan : préparer et publier'],
        ]
      : []),
    [`/ateliers/${slug}/effacer`, 'Effacer vraiment une carte ou un passage'],
  ] as const;
  return (
    <section aria-labelledby="apres">
      <h2 id="apres">Après l’atelier</h2>
      <ul className="mt-1">
        {links.map(([href, label]) => (
          <li key={href}>
            <a href={href} className="link inline-flex min-h-11 items-center">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
