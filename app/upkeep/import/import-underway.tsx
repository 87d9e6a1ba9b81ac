import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { ImportView } from './read-import.server.ts';

const PHASES: Record<string, string> = {
  lecture: 'Lecture du fichier',
  comparaison: 'Comparaison avec l’annuaire',
  acteurs: 'Écriture des organismes',
  services: 'Écriture des services',
  historique: 'Écriture de l’historique',
  annulation: 'Retour en arrière',
};
const AGAIN_MS = 1_000;

/** Asked again every second with a script; without one, the page reloads by itself. */
export function ImportUnderway({ view }: { view: ImportView }) {
  const { revalidate, state } = useRevalidator();
  const isWaiting = !view.isStuck && state === 'idle';
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(revalidate, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, revalidate]);
  if (view.isStuck) return <Stuck view={view} />;
  const { phase = 'comparaison', done = 0, total = view.counts.lines ?? 0 } = view.progress ?? {};
  const words = `${PHASES[phase]} : ${done.toLocaleString('fr-FR')} sur ${total.toLocaleString('fr-FR')}`;
  return (
    <div className="mt-8 max-w-2xl">
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <label htmlFor="avancement" className="font-semibold">
        {words}
      </label>
      <progress
        id="avancement"
        value={done}
        max={Math.max(total, 1)}
        className="mt-2 block h-3 w-full accent-(--color-action)"
      />
      <p className="mt-3 text-soft">
        Tout s’écrit d’un seul coup à la fin : si quelque chose s’interrompt, l’annuaire reste comme il est. Vous pouvez
        quitter cette page et y revenir.
      </p>
    </div>
  );
}

function Stuck({ view }: { view: ImportView }) {
  const here = `/administration/import/${view.id}`;
  const isUndoing = view.status === 'undoing';
  return (
    <Notice
      tone="warning"
      title={isUndoing ? 'Le retour en arrière s’est interrompu' : 'L’écriture s’est interrompue'}
      className="mt-8"
    >
      <p>
        {isUndoing
          ? 'Rien n’a été défait : l’annuaire est comme après l’import.'
          : 'Rien n’a été écrit : l’annuaire est comme avant. Les lignes lues sont toujours là.'}
      </p>
      <div className="mt-3 flex flex-wrap gap-4">
        <form method="post" action={here}>
          <input type="hidden" name="geste" value="reprendre" />
          <Button variant="primary">Reprendre</Button>
        </form>
        {!isUndoing && (
          <form method="post" action={here}>
            <input type="hidden" name="geste" value="revenir" />
            <Button>Revenir à la vérification</Button>
          </form>
        )}
      </div>
    </Notice>
  );
}
