import { LinkButton } from '#app/ui/button.tsx';

/** What the law gives everybody: to see what is kept, and to have it erased. */
export function AccountData() {
  return (
    <section aria-labelledby="donnees" className="mt-10">
      <h2 id="donnees">Mes données</h2>
      <p className="mt-1 max-w-prose text-soft">
        Tout ce que Maillage garde à votre nom, dans un fichier ; ou la fin de votre compte.
      </p>
      <p className="mt-3 flex flex-wrap gap-3">
        <LinkButton href="/compte/donnees" download>
          Télécharger mes données
        </LinkButton>
        <LinkButton href="/compte/effacer">Effacer mon compte</LinkButton>
      </p>
    </section>
  );
}
