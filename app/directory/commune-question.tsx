import { LinkChip } from '#app/ui/chip.tsx';
import { Notice } from '#app/ui/notice.tsx';

export type CommuneQuestionProps = {
  choices: { label: string; href: string; isCurrent: boolean }[];
  unknown: { typed: string; suggestions: { label: string; href: string }[] } | null;
};

/** A postcode or a name that several communes share, or that none has. */
export function CommuneQuestion({ choices, unknown }: CommuneQuestionProps) {
  if (unknown) {
    return (
      <Notice tone="warning" title={`Aucune commune ne s’appelle « ${unknown.typed} »`}>
        <p>
          Les résultats ne tiennent pas compte de la commune. Écrivez son nom ou son code postal
          {unknown.suggestions.length > 0 ? ', ou choisissez :' : '.'}
        </p>
        {unknown.suggestions.length > 0 && <Choices choices={unknown.suggestions} />}
      </Notice>
    );
  }
  if (choices.length === 0) return null;
  const current = choices.find((choice) => choice.isCurrent);
  return (
    <Notice title="Quelle commune ?">
      <p>Plusieurs communes répondent à ces mots. Voici les résultats pour {current?.label} ; sinon, choisissez :</p>
      <Choices choices={choices.filter((choice) => !choice.isCurrent)} />
    </Notice>
  );
}

function Choices({ choices }: { choices: { label: string; href: string }[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-2">
      {choices.map((choice) => (
        <li key={choice.href}>
          <LinkChip label={choice.label} href={choice.href} />
        </li>
      ))}
    </ul>
  );
}
