import { Form } from '@remix-run/react';
import { personLook } from '#app/notes/person-look.ts';
import { Button } from '#app/ui/button.tsx';
import { classNames } from '#app/ui/class-names.ts';
import { SelectField } from '#app/ui/field.tsx';
import type { Me } from './screen.ts';

const COLOURS = ['bleu', 'prune', 'ambre', 'cyan', 'rose', 'brun', 'violet', 'ardoise'];

/** Under which name and colour one writes. */
export function MyJoin({ me, noteIds }: { me: Me; noteIds: string[] }) {
  return (
    <section aria-label="Votre participation" className="border-t border-line pt-4 text-small">
      <p className="flex items-baseline gap-1.5">
        <span aria-hidden="true" className={classNames('size-2.5 rounded-full', personLook(me.colour).dot)} />
        Vous écrivez en tant que {me.name}
        {me.structure && `, ${me.structure}`}.
      </p>
      <details className="mt-1">
        <summary className="min-h-8 text-action">Changer ma couleur</summary>
        <Form method="post" className="mt-2 flex flex-wrap items-end gap-3">
          <input type="hidden" name="geste" value="couleur" />
          <SelectField label="Couleur" name="couleur" defaultValue={String(me.colour)}>
            {COLOURS.map((name, number) => (
              <option key={name} value={number}>
                {name}
              </option>
            ))}
          </SelectField>
          <Button>Changer</Button>
        </Form>
      </details>
      {me.mayLeave && (
        <form method="post" data-leaves={noteIds.join(' ')} className="mt-2">
          <input type="hidden" name="geste" value="quitter" />
          <Button variant="quiet">Quitter l’atelier sur cet appareil</Button>
          <p className="text-soft">
            Vos cartes restent sur la page, cet appareil n’en garde rien. On revient par le code.
          </p>
        </form>
      )}
    </section>
  );
}
