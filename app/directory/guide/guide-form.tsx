import ArrowRight from 'lucide-react/icons/arrow-right';
import { Button } from '#app/ui/button.tsx';
import { type Choice, ChoiceGroup } from '#app/ui/choice-group.tsx';
import { TextField } from '#app/ui/field.tsx';
import type { GuideQuery } from './guide-query.ts';
import type { GuideView } from './guide-view.ts';

export type GuideChoices = { housings: Choice[]; situations: Choice[]; urgencies: Choice[]; askedFor: Choice[] };

/** The questions, on one page, as a plain GET form: the answers live in the address and nowhere else. */
export function GuideForm({
  query,
  choices,
  view,
}: {
  query: GuideQuery;
  choices: GuideChoices;
  view: Pick<GuideView, 'placeValue' | 'unknownPlace' | 'choices'>;
}) {
  return (
    <form action="/annuaire/guide" method="get" className="space-y-10">
      <TextField
        name="lieu"
        label="Où habite la personne ?"
        hint="La commune ou le code postal : les services n’agissent pas tous partout."
        defaultValue={view.placeValue}
        error={placeError(view)}
        autoComplete="off"
        maxLength={80}
        className="max-w-md"
      />
      <ChoiceGroup
        legend="Ce qui se passe"
        legendSize="title"
        hint="Plusieurs réponses sont possibles."
        name="situation"
        type="checkbox"
        choices={choices.situations}
        chosen={query.situations}
        columns={2}
      />
      <TextField
        name="texte"
        label="Ou avec ses mots"
        aside="(facultatif)"
        hint="Une ligne suffit, par exemple « le radiateur de la chambre ne marche plus ». Ni nom ni adresse."
        defaultValue={query.words}
        autoComplete="off"
        maxLength={200}
      />
      <ChoiceGroup
        legend="Son logement"
        legendSize="title"
        hint="Pour écarter ce qui ne lui est pas destiné."
        name="logement"
        type="radio"
        choices={[...choices.housings, { value: '', label: 'Je ne sais pas' }]}
        chosen={[query.housing ?? '']}
        columns={2}
      />
      <ChoiceGroup
        legend="Est-ce urgent ?"
        legendSize="title"
        name="urgence"
        type="checkbox"
        choices={choices.urgencies}
        chosen={query.urgencies}
        columns={2}
      />
      <ChoiceGroup
        legend="Qui fera la demande ?"
        legendSize="title"
        name="pour"
        type="radio"
        choices={choices.askedFor}
        chosen={[query.askedFor ?? '']}
        columns={2}
      />
      <Button variant="primary" icon={ArrowRight} className="max-sm:w-full">
        Voir qui peut aider
      </Button>
    </form>
  );
}

function placeError({ unknownPlace, choices }: Pick<GuideView, 'unknownPlace' | 'choices'>): string | undefined {
  if (unknownPlace !== null)
    return `Aucune commune ne s’appelle « ${unknownPlace} » : écrivez son nom ou son code postal.`;
  if (choices.length > 0)
    return 'Plusieurs communes répondent à ces mots : choisissez la bonne, ou écrivez son nom en entier.';
  return undefined;
}
