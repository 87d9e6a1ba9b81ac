import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import type { EventAct } from '../event-acts.ts';

export type EventActsProps = {
  action: string;
  title: string;
  acts: EventAct[];
  mayDelete: boolean;
  /** Whoever is on the list, with an address. */
  participants: number;
  /** What was said when it was refused or cancelled. */
  reason: string;
  error?: string[];
};

/** What becomes of the event: publish, refuse, cancel, bring back, delete. */
export function EventActs({ action, title, acts, mayDelete, participants, reason, error }: EventActsProps) {
  if (acts.length === 0 && !mayDelete && reason === '') return null;
  const has = (act: EventAct) => acts.includes(act);
  return (
    <section aria-label="Ce que devient cet évènement" className="mt-6 max-w-4xl space-y-4 border-t border-line pt-5">
      {reason && (
        <p className="max-w-prose">
          <span className="font-semibold">Raison donnée :</span> {reason}
        </p>
      )}
      <form method="post" action={action} className="flex flex-wrap items-end gap-3">
        {has('publish') && (
          <Button name="geste" value="publier">
            Publier
          </Button>
        )}
        {has('restore') && (
          <Button name="geste" value="retablir">
            Remettre au programme
          </Button>
        )}
        {mayDelete && participants > 0 && (
          <p className="basis-full text-muted">{`Supprimer efface aussi les inscriptions : un courriel prévient aussitôt ${peopleWords(participants)}.`}</p>
        )}
        {mayDelete && (
          <Button name="geste" value="supprimer" variant="quiet" aria-label={`Supprimer : ${title}`}>
            Supprimer
          </Button>
        )}
      </form>
      {(has('refuse') || has('cancel')) && (
        <details open={error ? true : undefined}>
          <summary className="w-fit min-h-11 cursor-pointer py-2.5 text-action">
            {has('refuse') ? 'Refuser cette proposition' : 'Annuler cet évènement'}
          </summary>
          <form method="post" action={action} className="mt-2 flex max-w-2xl flex-wrap items-end gap-3">
            <TextField
              label="Pourquoi"
              hint={
                has('refuse')
                  ? 'Envoyé par courriel à qui propose.'
                  : `Se lit sur la page de l’évènement${participants > 0 ? `, et dans le courriel qui prévient aussitôt ${peopleWords(participants)}` : ''}.`
              }
              name="motif"
              maxLength={1000}
              error={error}
              className="flex-1 basis-64"
            />
            <Button name="geste" value={has('refuse') ? 'refuser' : 'annuler'}>
              {has('refuse') ? 'Refuser' : 'Annuler l’évènement'}
            </Button>
          </form>
        </details>
      )}
    </section>
  );
}

function peopleWords(count: number): string {
  return count === 1 ? 'la personne inscrite ou en attente' : `les ${count} personnes inscrites ou en attente`;
}
