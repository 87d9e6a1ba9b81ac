import { Button } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/field.tsx';

export type RoleFormProps = {
  person: string;
  id: string;
  role: string;
  where: string;
  name: string;
  choices: { value: string; label: string }[];
};

/** One role held somewhere: another one there, or none. */
export function RoleForm({ person, id, role, where, name, choices }: RoleFormProps) {
  return (
    <li className="py-4">
      <form method="post" action={`/administration/personnes/${person}`} className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="role-tenu" value={id} />
        <SelectField label={where} name="role" defaultValue={role} className="min-w-56 flex-1">
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <Button name="geste" value="changer" aria-label={`Changer le rôle ${name}`}>
          Changer
        </Button>
        <Button variant="quiet" name="geste" value="retirer" aria-label={`Retirer le rôle ${name}`}>
          Retirer
        </Button>
      </form>
    </li>
  );
}

export type LeavingFormProps = {
  person: { id: string; name: string };
  successors: { id: string; name: string; mail: string }[];
};

/** « X s’en va »: all of it at once, to somebody chosen. */
export function LeavingForm({ person, successors }: LeavingFormProps) {
  return (
    <section aria-labelledby="depart" className="mt-10 border-t border-line pt-6">
      <h2 id="depart">{person.name} s’en va</h2>
      <p className="mt-1 max-w-prose text-soft">
        Tous ses rôles chez vous passent à la personne choisie, qui en est prévenue par courriel. L’historique garde son
        nom.
      </p>
      <form
        method="post"
        action={`/administration/personnes/${person.id}`}
        className="mt-4 flex flex-wrap items-end gap-3"
      >
        <SelectField label="Qui prend la suite ?" name="successeur" defaultValue="" className="min-w-64 flex-1">
          <option value="">Choisir…</option>
          {successors.map(({ id, name, mail }) => (
            <option key={id} value={id}>
              {name} ({mail})
            </option>
          ))}
          <option value="personne">Personne pour le moment</option>
        </SelectField>
        <Button name="geste" value="partir">
          Confier et retirer
        </Button>
      </form>
    </section>
  );
}
