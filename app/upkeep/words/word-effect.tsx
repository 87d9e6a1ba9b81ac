import { Button, LinkButton } from '#app/ui/button.tsx';
import { textOf } from '#app/ui/form-draft.ts';
import type { Change, Judgement, Shown } from './judge-word.server.ts';
import type { WordsFormProps } from './need-select.tsx';

/** Before a word is saved: what it alone would find, and the judged queries that rise or fall. */
export function WordEffect({ here, needs, draft, effect }: WordsFormProps & { effect: Judgement }) {
  const phrase = textOf(draft, 'mot');
  const need = needs.find(({ value }) => value === textOf(draft, 'besoin'))?.label;
  return (
    <section aria-labelledby="effet" className="rounded-control border border-control p-4">
      <div role="status">
        <h2 id="effet">
          « {phrase} » menant à {need} : ce qui change
        </h2>
      </div>
      <Found title="Tapé seul" change={effect.word} />
      {effect.changed.length === 0 ? (
        <p className="mt-4">Aucune des {effect.judged} recherches jugées ne change.</p>
      ) : (
        <ul className="mt-4 divide-y divide-line">
          {effect.changed.map((change) => (
            <li key={change.typed} className="py-3">
              <Found title={`« ${change.typed} » ${direction(change)}`} change={change} />
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={here} className="mt-4 flex flex-wrap gap-3">
        <input type="hidden" name="mot" value={phrase} />
        <input type="hidden" name="besoin" value={textOf(draft, 'besoin')} />
        <Button name="geste" value="ajouter" variant="primary">
          Enregistrer ce mot
        </Button>
        <LinkButton href={here} variant="quiet">
          Ne rien changer
        </LinkButton>
      </form>
    </section>
  );
}

function Found({ title, change: { before, after } }: { title: string; change: Change }) {
  return (
    <div className="mt-3">
      <h3>{title}</h3>
      <dl className="mt-1 grid gap-4 sm:grid-cols-2">
        {[
          { when: 'Aujourd’hui', shown: before },
          { when: 'Avec ce mot', shown: after },
        ].map(({ when, shown }) => (
          <div key={when} className="min-w-0">
            <dt className="text-small text-soft">
              {when}
              {figures(shown)}
            </dt>
            <dd className="break-words">{shown.names.join(' · ') || 'Rien'}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function figures({ ndcg, isSuccess }: Shown): string {
  if (ndcg === null) return '';
  return ` : pertinence ${Math.round(ndcg * 100)} %, ${isSuccess ? 'une bonne réponse dans les trois premières' : 'aucune bonne réponse dans les trois premières'}`;
}

function direction({ before, after }: Change): string {
  const rise = Math.round(((after.ndcg ?? 0) - (before.ndcg ?? 0)) * 100);
  if (rise === 0) return 'change sans monter ni baisser';
  return rise > 0 ? `monte de ${rise} points` : `baisse de ${-rise} points`;
}
