import { Button, LinkButton } from '#app/ui/button.tsx';
import type { AskedLine } from './read-entry-freshness.server.ts';

/** What was asked about an entry, last first. */
export function AskedList({ asked }: { asked: AskedLine[] }) {
  return (
    <section aria-labelledby="demandes" className="mt-10">
      <h2 id="demandes">Ce qui a été demandé</h2>
      {asked.length === 0 && <p className="mt-2 text-soft">Rien encore : le premier courriel partira à son heure.</p>}
      <ul className="mt-2 divide-y divide-line">
        {asked.map(({ day, outcome, mails }) => (
          <li key={day} className="py-3">
            <p className="font-semibold">{day}</p>
            <p>{outcome}</p>
            {mails.map(({ to, state }) => (
              <p key={to} className="text-small break-words text-soft">
                {to} : {state}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function AskNow({ here }: { here: string }) {
  return (
    <form method="post" action={here} className="mt-6 border-t border-line pt-6">
      <input type="hidden" name="geste" value="demander" />
      <p className="max-w-prose text-soft">
        Sans attendre son heure, vous pouvez poser la question dès maintenant, par courriel, à l’organisme.
      </p>
      <Button className="mt-3">Demander maintenant</Button>
    </form>
  );
}

export type RefusedAddressesProps = { here: string; slug: string; refused: string[]; mayDecide: boolean };

export function RefusedAddresses({ here, slug, refused, mayDecide }: RefusedAddressesProps) {
  if (refused.length === 0) return null;
  return (
    <section aria-labelledby="adresses" className="mt-10">
      <h2 id="adresses">Adresses refusées</h2>
      <p className="mt-1 max-w-prose text-soft">
        Leur serveur ne les connaît pas : nous n’y écrivons plus. Corrigez-les dans la fiche.
      </p>
      <ul className="mt-2 divide-y divide-line">
        {refused.map((mail) => (
          <li key={mail} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <span className="min-w-0 break-words">{mail}</span>
            <span className="flex flex-wrap gap-3">
              <LinkButton href={`/administration/annuaire/${slug}`}>Corriger l’adresse</LinkButton>
              {mayDecide && (
                <form method="post" action={here}>
                  <input type="hidden" name="adresse" value={mail} />
                  <Button variant="quiet" aria-label={`Elle est bonne, réessayer : ${mail}`}>
                    Elle est bonne, réessayer
                  </Button>
                </form>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
