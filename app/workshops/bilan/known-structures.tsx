import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';

export type KnownStructuresProps = {
  /** Of the page. */
  slug: string;
  /** In the room, one's own left out. */
  structures: { id: string; name: string }[];
  ticked: string[];
};

/** After joining: with whom one works already, and where the bilan goes. Everything may be left as it is. */
export function KnownStructures({ slug, structures, ticked }: KnownStructuresProps) {
  return (
    <form method="post" action={`/ateliers/${slug}/connaissances`}>
      {structures.length > 0 && (
        <fieldset>
          <legend className="font-semibold">Avec qui travaillez-vous déjà ?</legend>
          <p className="text-small text-soft">À la fin, la page montre les liens nouveaux, par structure, sans noms.</p>
          <ul className="mt-2 grid gap-x-6 sm:grid-cols-2">
            {structures.map(({ id, name }) => (
              <li key={id}>
                <label className="inline-flex min-h-11 items-center gap-3">
                  <input
                    type="checkbox"
                    name="structure"
                    value={id}
                    defaultChecked={ticked.includes(id)}
                    className="size-5"
                  />
                  <span className="min-w-0 break-words">{name}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <TextField
        className="mt-3"
        label="Recevoir le bilan et mes cartes par courriel"
        aside="(facultatif)"
        hint="Un seul message, à la publication du bilan ; votre adresse est ensuite effacée."
        type="email"
        name="courriel"
        autoComplete="email"
      />
      <p className="mt-3">
        <Button>Enregistrer</Button>
      </p>
    </form>
  );
}
