import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import type { AlikeView, Side } from './read-alike.server.ts';

type AlikeChoicesProps = { action: string; alike: AlikeView[] };

/** Side by side: the line of the file and the entries it resembles. Undecided lines stay out. */
export function AlikeChoices({ action, alike }: AlikeChoicesProps) {
  if (alike.length === 0) return null;
  return (
    <section aria-labelledby="ressemblances">
      <h2 id="ressemblances">Déjà dans l’annuaire ?</h2>
      <p className="mt-1 max-w-prose text-small text-soft">
        Ces lignes ressemblent à des fiches existantes. Tant que vous n’avez pas choisi, elles restent de côté.
      </p>
      <form method="post" action={action} className="mt-4 space-y-8">
        <input type="hidden" name="geste" value="choix" />
        {alike.map((one, at) => (
          <Alike key={one.key} one={one} at={at} />
        ))}
        <Button>Retenir ces choix</Button>
      </form>
    </section>
  );
}

function Alike({ one, at }: { one: AlikeView; at: number }) {
  const { key, line, mine, others, choice } = one;
  return (
    <fieldset className="border-t border-line pt-4">
      {/* Out of the border, on which browsers set a legend. */}
      <legend className="float-left w-full font-semibold break-words">
        Ligne {line} : {mine.name}
      </legend>
      <input type="hidden" name={`cle-${at}`} value={key} />
      <div className="clear-both grid gap-6 pt-2 md:grid-cols-2">
        <div className="min-w-0">
          <p className="text-small text-soft">Votre tableau</p>
          <SideView side={mine} />
        </div>
        {others.map((other) => (
          <div key={other.id} className="min-w-0">
            <p className="flex flex-wrap items-center gap-2 text-small text-soft">
              L’annuaire
              {other.reasons.map((reason) => (
                <Badge key={reason}>{reason}</Badge>
              ))}
              {other.isArchived && <Badge>retirée de l’annuaire</Badge>}
            </p>
            <SideView side={other} />
          </div>
        ))}
      </div>
      <div className="mt-3 space-y-1">
        {others
          .filter(({ isOurs }) => isOurs)
          .map(({ id, name }) => (
            <Choice
              key={id}
              at={at}
              value={id}
              label={`C’est la même : mettre à jour « ${name} »`}
              isChosen={choice === id}
            />
          ))}
        <Choice
          at={at}
          value="create"
          label="C’est un autre organisme : créer sa fiche"
          isChosen={choice === 'create'}
        />
        <Choice at={at} value="skip" label="Laisser cette ligne de côté" isChosen={choice === 'skip'} />
        {others.some(({ isOurs }) => !isOurs) && (
          <p className="text-small text-soft">
            Une fiche tenue par un autre territoire ne se met pas à jour d’ici : elle se trouve déjà dans la recherche
            de toutes les communes où elle agit.
          </p>
        )}
      </div>
    </fieldset>
  );
}

function SideView({ side }: { side: Side }) {
  return (
    <div className="break-words">
      <p className="font-semibold">{side.name}</p>
      {[side.kind, side.where, side.reach, side.siret && `SIRET ${side.siret}`].filter(Boolean).map((text) => (
        <p key={text} className="text-small">
          {text}
        </p>
      ))}
    </div>
  );
}

type ChoiceProps = { at: number; value: string; label: string; isChosen: boolean };

function Choice({ at, value, label, isChosen }: ChoiceProps) {
  return (
    <label className="flex min-h-11 items-start gap-3 py-2">
      <input
        type="radio"
        name={`choix-${at}`}
        value={value}
        defaultChecked={isChosen}
        className="mt-1 size-4.5 shrink-0"
      />
      <span className="min-w-0 break-words">{label}</span>
    </label>
  );
}
