import { Button } from '#app/ui/button.tsx';
import { TextareaField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { ProposedFieldChoice } from './proposed-field.tsx';
import type { ProposedField } from './read-proposals.server.ts';

export type DecisionFieldsProps = {
  id: string;
  seen: number;
  fields: ProposedField[];
  wantsAnswer: boolean;
  draft: Draft;
  errors: Errors;
};

export function DecisionFields({ id, seen, fields, wantsAnswer, draft, errors }: DecisionFieldsProps) {
  return (
    <form method="post" action={`/administration/propositions/${id}`} className="space-y-8" noValidate>
      <input type="hidden" name="etat" value={seen} />
      {fields.length === 0 && <p>Aucun champ n’est changé : il n’y a qu’un mot d’explication.</p>}
      {fields.map((field, at) => (
        <ProposedFieldChoice key={field.path} {...{ field, at, draft, errors, wantsAnswer }} />
      ))}
      <div className="border-t border-line pt-5">
        <TextareaField
          label="Votre réponse"
          aside={wantsAnswer ? '(envoyée par courriel, avec vos choix)' : '(facultatif)'}
          hint={wantsAnswer ? undefined : 'Personne n’a laissé de courriel : elle reste ici, pour mémoire.'}
          name="reponse"
          defaultValue={textOf(draft, 'reponse')}
          error={errors.reponse}
        />
        <p className="mt-4 flex flex-wrap gap-3">
          <Button variant="primary">{fields.length === 0 ? 'Classer' : 'Appliquer ces choix'}</Button>
          {fields.length > 1 && (
            <>
              <Button name="tout" value="prendre">
                Tout prendre
              </Button>
              <Button name="tout" value="refuser">
                Tout refuser
              </Button>
            </>
          )}
        </p>
      </div>
    </form>
  );
}
