import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { mediumDate } from '#app/ui/french-date.ts';
import type { WaitingInvitation } from './read-people.server.ts';

const REFUSALS = {
  adresse: 'Adresse refusée : vérifiez-la, reprenez cette invitation et invitez la bonne.',
  attente: 'Le serveur de courriel demande d’attendre : elle repartira d’elle-même.',
  serveur:
    'Le courriel n’a pas pu partir : il repartira dès que possible. L’administration peut vérifier les réglages d’envoi.',
};

const STATES = {
  waiting: { tone: 'neutral', label: 'Sans réponse' },
  leaving: { tone: 'neutral', label: 'En cours d’envoi' },
  expired: { tone: 'signal', label: 'Expirée' },
  refused: { tone: 'signal', label: 'Courriel refusé' },
} as const;

export function WaitingInvitations({ invitations }: { invitations: WaitingInvitation[] }) {
  return (
    <ul className="mt-2 divide-y divide-line">
      {invitations.map(({ id, mail, name, role, inviter, createdAt, state, refusal }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
          <div className="min-w-0">
            <p className="break-words">
              <span className="font-semibold">{name || mail}</span>{' '}
              <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>
            </p>
            <p className="text-small break-words text-soft">
              {name && `${mail}, `}
              {role}. Invitation de {inviter}, {mediumDate(createdAt)}.
              {refusal && <span className="block">{REFUSALS[refusal]}</span>}
            </p>
          </div>
          <form method="post" action={`/administration/personnes/invitations/${id}`} className="flex flex-wrap gap-x-4">
            <Button variant="quiet" name="geste" value="renvoyer" aria-label={`Renvoyer l’invitation à ${mail}`}>
              Renvoyer
            </Button>
            <Button variant="quiet" name="geste" value="reprendre" aria-label={`Reprendre l’invitation à ${mail}`}>
              Reprendre
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
