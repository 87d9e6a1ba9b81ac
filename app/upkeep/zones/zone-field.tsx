import X from 'lucide-react/icons/x';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { FieldError, SelectField, TextareaField, TextField } from '#app/ui/field.tsx';
import { Icon } from '#app/ui/icon.tsx';

export type ZoneFieldProps = {
  name: string;
  label: string;
  aside?: string;
  hint: string;
  defaultValue: string;
  error?: string[];
  /** « Toute la France » may be chosen: never as an exclusion. */
  allowsFrance?: boolean;
};

type Suggested = { label: string; lines: string[] };

const FRANCE = 'Toute la France';
const CHOSEN = /\((?:\d{2,9}|2[AB]\d{0,3})\)$/;
const TYPING_PAUSE_MS = 200;

/** Zones as chips, found by kind and name; without script, or for what was not understood, one per line. */
export function ZoneField(props: ZoneFieldProps) {
  const { name, label, aside, hint, defaultValue, error, allowsFrance = false } = props;
  const [isPicking, setPicking] = useState(false);
  const [lines, setLines] = useState(() => linesOf(defaultValue));
  const hidden = useRef<HTMLInputElement>(null);
  const canPick = lines.every((line) => CHOSEN.test(line) || line === FRANCE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the page came with decides once
  useEffect(() => setPicking(canPick && !error?.length), []);

  function change(next: string[]): void {
    setLines([...new Set(next)]);
    // The form hears of what was written for it, once it is.
    requestAnimationFrame(() => hidden.current?.form?.dispatchEvent(new Event('input', { bubbles: true })));
  }

  if (!isPicking) {
    return (
      <div>
        <TextareaField
          id={name}
          name={name}
          label={label}
          aside={aside}
          hint={hint}
          value={lines.join('\n')}
          error={error}
          onChange={({ target }) => setLines(target.value.split('\n'))}
        />
      </div>
    );
  }
  return (
    <fieldset id={name} className="scroll-mt-6">
      <legend className="font-semibold">
        {label}
        {aside && <span className="font-normal text-soft"> {aside}</span>}
      </legend>
      <input ref={hidden} type="hidden" name={name} value={lines.join('\n')} />
      {lines.length > 0 && (
        <ul aria-label={`${label}, choix`} className="mt-2 flex flex-wrap gap-2">
          {lines.map((line) => (
            <li key={line}>
              <button
                type="button"
                aria-label={`Retirer ${line}`}
                onClick={() => change(lines.filter((other) => other !== line))}
                className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 rounded-full border border-action bg-action-tint py-1 pr-2 pl-3.5 text-left text-small font-semibold text-action-strong hover:border-action-strong md:min-h-9"
              >
                <span>{line.replace(CHOSEN, '').trim()}</span>
                <Icon of={X} size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Search
        name={name}
        label={label}
        onChoose={(chosen) => change([...lines.filter((line) => line !== FRANCE), ...chosen])}
      />
      <div className="mt-1 flex flex-wrap gap-x-5">
        {allowsFrance && !lines.includes(FRANCE) && (
          <Button type="button" variant="quiet" className="text-small!" onClick={() => change([FRANCE])}>
            Toute la France
          </Button>
        )}
        <Button type="button" variant="quiet" className="text-small!" onClick={() => setPicking(false)}>
          Écrire la liste en texte
        </Button>
      </div>
      <FieldError id={`${name}-error`} error={error} />
    </fieldset>
  );
}

function Search({ name, label, onChoose }: { name: string; label: string; onChoose: (lines: string[]) => void }) {
  const [kind, setKind] = useState('commune');
  const [text, setText] = useState('');
  const [found, setFound] = useState<Suggested[]>([]);
  const [message, setMessage] = useState('');

  useEffect(() => {
    if (text.trim().length < 2) {
      setFound([]);
      return;
    }
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await fetch('/administration/zones', {
        method: 'POST',
        body: new URLSearchParams({ genre: kind, texte: text }),
        signal: controller.signal,
      }).catch(() => null);
      if (controller.signal.aborted) return;
      const suggestions = answer?.ok ? ((await answer.json()) as { suggestions: Suggested[] }).suggestions : [];
      setFound(suggestions);
      setMessage(
        suggestions.length === 0
          ? 'Rien de ce nom.'
          : `${suggestions.length} ${suggestions.length > 1 ? 'propositions' : 'proposition'}.`,
      );
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [kind, text]);

  function choose({ label: chosen, lines }: Suggested): void {
    onChoose(lines);
    setText('');
    setFound([]);
    setMessage(`${chosen} ajouté.`);
    document.getElementById(`${name}-chercher`)?.focus();
  }

  return (
    <div data-unkept>
      <div className="mt-2 grid gap-3 sm:grid-cols-[12rem_1fr]">
        <SelectField
          label="Genre"
          aria-label={`${label}\u202f: genre`}
          value={kind}
          onChange={({ target }) => setKind(target.value)}
        >
          <option value="commune">Commune</option>
          <option value="epci">Intercommunalité</option>
          <option value="departement">Département</option>
          <option value="region">Région</option>
        </SelectField>
        <TextField
          id={`${name}-chercher`}
          label="Ajouter"
          aria-label={`${label}\u202f: ajouter`}
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            const [first] = found;
            if (first) choose(first);
          }}
        />
      </div>
      <p role="status" className="mt-1 text-small text-soft">
        {message}
      </p>
      {found.length > 0 && (
        <ul aria-label="Zones trouvées" className="flex flex-wrap gap-x-4">
          {found.map((zone) => (
            <li key={zone.label}>
              <Button type="button" variant="quiet" className="text-small!" onClick={() => choose(zone)}>
                {zone.label}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
