import { useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';

export type ZoneOption = { code: string; name: string };

export type ZonePickerProps = {
  chosen: ZoneOption[];
  /** What the name typed last may mean: to be ticked. */
  choices: ZoneOption[];
  typed: string;
  error?: string[];
};

const SUGGEST_AFTER = 2;

/** Communes, intercommunalités, départements: those chosen are ticked; a name typed is looked up by « Ajouter ». */
export function ZonePicker({ chosen, choices, typed, error }: ZonePickerProps) {
  const [suggestions, setSuggestions] = useState<string[]>([]);
  const asked = useRef('');
  async function handleInput(text: string) {
    const last = text.split(/[;,]/).at(-1)?.trim() ?? '';
    if (last.length < SUGGEST_AFTER || last === asked.current) return;
    asked.current = last;
    const answer = await fetch(`/administration/territoires/communes?${new URLSearchParams({ q: last })}`).catch(
      () => null,
    );
    const names: string[] = answer?.ok ? await answer.json() : [];
    if (asked.current === last) setSuggestions(names);
  }
  return (
    <fieldset className="space-y-3">
      <legend className="font-semibold">Communes du territoire</legend>
      {chosen.length > 0 && <Ticks options={chosen} isTicked />}
      {choices.length > 0 && (
        <div>
          <p className="font-semibold">Laquelle vouliez-vous dire ?</p>
          <Ticks options={choices} isTicked={false} />
        </div>
      )}
      <div className="space-y-3">
        <TextField
          label="Ajouter"
          hint="Une intercommunalité, une commune, un code postal ou un département ; plusieurs séparés par des virgules."
          name="ajout"
          list="zones-proposees"
          autoComplete="off"
          defaultValue={typed}
          onInput={(event) => void handleInput(event.currentTarget.value)}
          error={error}
        />
        <datalist id="zones-proposees">
          {suggestions.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button name="geste" value="ajouter">
          Ajouter
        </Button>
      </div>
    </fieldset>
  );
}

function Ticks({ options, isTicked }: { options: ZoneOption[]; isTicked: boolean }) {
  return (
    <ul className="max-h-80 space-y-1 overflow-y-auto">
      {options.map(({ code, name }) => (
        <li key={code}>
          <label className="flex min-h-9 items-center gap-3">
            <input type="checkbox" name="zones" value={code} defaultChecked={isTicked} className="size-4.5 shrink-0" />
            <span>
              {name} <span className="text-small text-soft">({code})</span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
