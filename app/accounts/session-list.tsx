import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';

export type SessionLine = { id: string; device: string; since: string; isThis: boolean; isShared: boolean };

/** Where one is in, each with the way to close it. */
export function SessionList({ sessions }: { sessions: SessionLine[] }) {
  return (
    <section aria-labelledby="sessions" className="mt-10">
      <h2 id="sessions">Mes appareils connectés</h2>
      <p className="mt-1 max-w-prose text-soft">
        Une session se ferme seule après 12 heures sans visite, et au plus tard au bout de 7 jours. Fermez ici celle
        d’un poste que vous avez quitté.
      </p>
      <ul className="mt-3 divide-y divide-line">
        {sessions.map(({ id, device, since, isThis, isShared }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <p>
              {device}
              <span className="block text-small text-soft">
                depuis le {since}
                {isShared && ', poste partagé : une demi-heure sans visite la ferme'}
              </span>
            </p>
            {isThis ? (
              <Badge tone="action">Cet appareil</Badge>
            ) : (
              <form method="post" action="/compte">
                <input type="hidden" name="session" value={id} />
                <Button aria-label={`Fermer la session ${device}, depuis le ${since}`}>Fermer</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action="/compte" className="mt-3">
          <input type="hidden" name="geste" value="fermer-les-autres" />
          <Button variant="quiet">Fermer toutes les autres sessions</Button>
        </form>
      )}
    </section>
  );
}
