import type { SerializeFrom } from '@remix-run/node';
import { Badge, type BadgeTone } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { STATUS_WORDS } from './list-words.ts';
import type { ListedPerson } from './read-registrations.server.ts';

const TONES: Record<ListedPerson['status'], BadgeTone> = {
  confirmed: 'verified',
  waiting: 'signal',
  cancelled: 'neutral',
};

export function PersonItem({ person, action }: { person: SerializeFrom<ListedPerson>; action: string }) {
  const { id, name, mail, structure, needs, status, sessions } = person;
  const chosen = sessions.map((one) => (one.status === 'waiting' ? `${one.title} (en attente)` : one.title));
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p>
          <strong>{name}</strong> <Badge tone={TONES[status]}>{STATUS_WORDS[status]}</Badge>
        </p>
        <p className="text-small text-soft [overflow-wrap:anywhere]">{[structure, mail].filter(Boolean).join(' · ')}</p>
        {chosen.length > 0 && <p className="text-small text-soft">{chosen.join(' · ')}</p>}
        {needs && <p className="mt-1 text-small">Besoins : {needs}</p>}
      </div>
      {status !== 'cancelled' && (
        <form method="post" action={action} className="flex flex-wrap gap-2">
          <input type="hidden" name="personne" value={id} />
          {status === 'waiting' && (
            <Button name="geste" value="placer" aria-label={`Donner une place à ${name}`}>
              Donner une place
            </Button>
          )}
          <Button name="geste" value="annuler" variant="quiet" aria-label={`Annuler l’inscription de ${name}`}>
            Annuler
          </Button>
        </form>
      )}
    </li>
  );
}
