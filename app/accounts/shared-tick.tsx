/** « Poste partagé »: for a machine at a counter, in a library, in a colleague's office. */
export function SharedTick({ onChange }: { onChange?: (isShared: boolean) => void }) {
  return (
    <label className="flex min-h-11 items-start gap-3 py-2">
      <input
        type="checkbox"
        name="poste"
        value="partage"
        className="mt-1 size-4.5 shrink-0"
        onChange={onChange && ((event) => onChange(event.target.checked))}
      />
      <span>
        Poste partagé
        <span className="block text-small text-soft">
          La connexion s’arrête après une demi-heure sans visite, ou quand le navigateur est fermé.
        </span>
      </span>
    </label>
  );
}
