import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

export type AccountSecurityProps = {
  hasTotp: boolean;
  recoveryLeft: number;
  passkeys: number;
  /** Since when, in words. */
  password: string | null;
  /** Their role reads households, or soon will. */
  needsSecondFactor: boolean;
  /** Name of the service whose account opens this one; null without one. */
  provider: string | null;
};

/** How one comes in, and what could be added. */
export function AccountSecurity({
  hasTotp,
  recoveryLeft,
  passkeys,
  password,
  needsSecondFactor,
  provider,
}: AccountSecurityProps) {
  const lines = [
    {
      href: '/compte/second-facteur',
      what: 'Application d’authentification',
      state: hasTotp ? `en place, ${recoveryLeft} codes de secours restants` : 'aucune',
      label: hasTotp ? 'Gérer' : 'Ajouter',
    },
    {
      href: '/compte/cles',
      what: 'Clés d’accès',
      state: passkeys === 0 ? 'aucune' : `${passkeys} ${passkeys > 1 ? 'clés' : 'clé'}`,
      label: passkeys === 0 ? 'Ajouter' : 'Gérer',
    },
    {
      href: '/compte/mot-de-passe',
      what: 'Mot de passe',
      state: password ? `choisi le ${password}` : 'aucun, vous entrez par courriel',
      label: password ? 'Changer' : 'Choisir',
    },
  ];
  return (
    <section aria-labelledby="entrer" className="mt-10">
      <h2 id="entrer">Comment j’entre</h2>
      {needsSecondFactor && !hasTotp && passkeys === 0 && (
        <Notice tone="warning" title="Ajoutez un second facteur" className="mt-3">
          <p>
            Votre rôle donne accès aux dossiers des ménages. Il faudra prouver deux fois que c’est vous : une
            application sur votre téléphone ou une clé d’accès.
          </p>
        </Notice>
      )}
      <ul className="mt-2 divide-y divide-line">
        {lines.map(({ href, what, state, label }) => (
          <li key={href} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <p>
              {what}
              <span className="block text-small text-soft">{state}</span>
            </p>
            <LinkButton href={href} aria-label={`${label} : ${what}`}>
              {label}
            </LinkButton>
          </li>
        ))}
        {provider !== null && (
          <li className="flex flex-wrap items-center justify-between gap-3 py-3">
            <p>
              {provider}
              <span className="block text-small text-soft">ouvre aussi ce compte</span>
            </p>
            <form method="post" action="/compte">
              <input type="hidden" name="geste" value="detacher" />
              <Button>Détacher</Button>
            </form>
          </li>
        )}
      </ul>
    </section>
  );
}
