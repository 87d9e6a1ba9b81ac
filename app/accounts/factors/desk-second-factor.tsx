import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** On the desk of whoever will read households and has no second factor yet. */
export function DeskSecondFactor() {
  return (
    <Notice tone="warning" title="Ajoutez un second facteur à votre compte" className="mt-6">
      <p className="mt-1">
        Les dossiers des ménages ne s’ouvriront qu’à qui prouve deux fois que c’est lui. Comptez trois minutes, une
        seule fois.
      </p>
      <p className="mt-3">
        <LinkButton href="/compte/second-facteur">Ajouter un second facteur</LinkButton>
      </p>
    </Notice>
  );
}
