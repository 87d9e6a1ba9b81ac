import { Notice } from '#app/ui/notice.tsx';
import { choiceName, type Difference } from './two-versions.ts';

type TwoVersionsProps = { differences: Difference[] };

/** Inside the form that is sent again: one choice per field that differs. */
export function TwoVersionsNotice({ differences }: TwoVersionsProps) {
  if (differences.length === 0) return null;
  return (
    <Notice tone="warning" title="Quelqu’un d’autre vient d’enregistrer cette fiche" isLive>
      <p>
        Rien n’est écrasé et rien de ce que vous avez écrit n’est perdu. Choisissez la version à garder pour chaque
        champ qui diffère, puis enregistrez de nouveau.
      </p>
      <div className="mt-4 space-y-5">
        {differences.map(({ name, label, mine, theirs, isTouched }) => (
          <fieldset key={name}>
            <legend className="font-semibold">{label}</legend>
            <Version
              name={name}
              value="mienne"
              title={isTouched ? 'Ma version' : 'La version d’avant, que je n’ai pas changée'}
              text={mine}
              isChosen={isTouched}
            />
            <Version
              name={name}
              value="enregistree"
              title="La version enregistrée entre-temps"
              text={theirs}
              isChosen={!isTouched}
            />
          </fieldset>
        ))}
      </div>
    </Notice>
  );
}

type VersionProps = { name: string; value: string; title: string; text: string; isChosen: boolean };

function Version({ name, value, title, text, isChosen }: VersionProps) {
  return (
    <label className="flex min-h-11 items-start gap-3 py-2">
      <input
        type="radio"
        name={choiceName(name)}
        value={value}
        defaultChecked={isChosen}
        className="mt-1 size-4.5 shrink-0"
      />
      <span className="min-w-0">
        <span className="text-small text-soft">{title}</span>
        <span className="block break-words whitespace-pre-wrap">{text || '(vide)'}</span>
      </span>
    </label>
  );
}
