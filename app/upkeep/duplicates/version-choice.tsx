export type VersionOption = { value: string; title: string; lines: string[] };

type VersionChoiceProps = { legend: string; hint?: string; name: string; chosen: string; options: VersionOption[] };

/** Two or three versions of one thing side by side, one of them chosen. */
export function VersionChoice({ legend, hint, name, chosen, options }: VersionChoiceProps) {
  const hintId = `${name}-aide`;
  return (
    <fieldset aria-describedby={hint ? hintId : undefined}>
      <legend className="font-semibold">{legend}</legend>
      {hint && (
        <p id={hintId} className="text-small text-soft">
          {hint}
        </p>
      )}
      <div className="mt-2 grid gap-2 sm:grid-cols-2">
        {options.map(({ value, title, lines }) => (
          <label
            key={value}
            className="flex min-h-11 cursor-pointer items-start gap-3 rounded-control border border-line bg-raised px-3 py-2.5 has-checked:border-action has-checked:bg-action-tint"
          >
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              className="mt-1 size-4.5 shrink-0"
            />
            <span className="min-w-0">
              <span className="text-small text-soft">{title}</span>
              {lines.length > 0 && <span className="block whitespace-pre-line wrap-anywhere">{lines.join('\n')}</span>}
              {lines.length === 0 && title.startsWith('Fiche') && <span className="block text-soft">(rien)</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
