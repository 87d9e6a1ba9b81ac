import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';

type Structure = { id: string; name: string };

export type KnownStructuresProps = {
  /** Of the page. */
  slug: string;
  /** In the room, one's own left out. */
  structures: Structure[];
  /** Worked with before. */
  ticked: string[];
  /** Will be worked with after. */
  wanted: string[];
};

/** With whom one works already, with whom one is going to, and where the bilan goes. Everything may be left as it is. */
export function KnownStructures({ slug, structures, ticked, wanted }: KnownStructuresProps) {
  return (
    <form method="post" action={`/ateliers/${slug}/connaissances`} className="space-y-6">
      {structures.length > 0 && (
        <>
          <Ticks
            legend="En arrivant : avec qui travaillez-vous déjà ?"
            hint="À la fin, le bilan montre les liens nouveaux, par structure, sans noms."
            name="structure"
            {...{ structures, ticked }}
          />
          <Ticks
            legend="En partant : avec qui allez-vous travailler ?"
            hint="Ce que vous cochez ici devient un lien nouveau. Avoir été dans la même salle n’en est pas un."
            name="suite"
            {...{ structures, ticked: wanted }}
          />
        </>
      )}
      <TextField
        label="Recevoir le bilan et mes cartes par courriel"
        aside="(facultatif)"
        hint="Un seul message, à la publication du bilan ; votre adresse est ensuite effacée."
        type="email"
        name="courriel"
        autoComplete="email"
      />
      <p>
        <Button>Enregistrer</Button>
      </p>
    </form>
  );
}

type TicksProps = { legend: string; hint: string; name: string; structures: Structure[]; ticked: string[] };

function Ticks({ legend, hint, name, structures, ticked }: TicksProps) {
  return (
    <fieldset>
      <legend className="font-semibold">{legend}</legend>
      <p className="text-small text-soft">{hint}</p>
      <ul className="mt-2 grid gap-x-6 sm:grid-cols-2">
        {structures.map((structure) => (
          <li key={structure.id}>
            <label className="inline-flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                name={name}
                value={structure.id}
                defaultChecked={ticked.includes(structure.id)}
                className="size-5 shrink-0"
              />
              <span className="min-w-0 break-words">{structure.name}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
