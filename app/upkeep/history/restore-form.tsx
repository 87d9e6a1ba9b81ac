import { Button, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { dateAndTime } from '#app/ui/french-date.ts';
import { Notice } from '#app/ui/notice.tsx';
import { type DifferenceLine, DifferenceList } from './difference-list.tsx';

export type RestoreFormProps = {
  here: string;
  number: number;
  at: string;
  last: number;
  hasMovedOn: boolean;
  differences: DifferenceLine[];
};

/** What would change before it does, and the one button that does it. */
export function RestoreForm({ here, number, at, last, hasMovedOn, differences }: RestoreFormProps) {
  return (
    <section aria-labelledby="revenir" className="mt-8 rounded-control border border-control p-4">
      <h2 id="revenir">Revenir à la version du {dateAndTime(new Date(at))}</h2>
      {hasMovedOn && (
        <Notice tone="warning" title="La fiche vient de changer" isLive className="mt-3">
          <p>
            Quelqu’un l’a enregistrée pendant votre lecture. Rien n’est écrasé : relisez ce qui changerait maintenant.
          </p>
        </Notice>
      )}
      <div className="mt-3">
        <DifferenceList differences={differences} empty="La fiche dit déjà la même chose : il n’y a rien à rétablir." />
      </div>
      {differences.length > 0 && (
        <form method="post" action={`${here}?version=${number}`} className="mt-4 space-y-4">
          <input type="hidden" name="version" value={number} />
          <input type="hidden" name="derniere" value={last} />
          <TextField label="Pourquoi" aside="(facultatif)" name="pourquoi" maxLength={500} />
          <p className="flex flex-wrap gap-3">
            <Button variant="primary">Rétablir cette version</Button>
            <LinkButton href={here} variant="quiet">
              Ne rien changer
            </LinkButton>
          </p>
        </form>
      )}
    </section>
  );
}
