import { Button } from '#app/ui/button.tsx';
import { Tick } from '#app/ui/tick.tsx';
import { RegistrationFields, type SessionChoice } from './registration-fields.tsx';
import type { RegistrationDraft, RegistrationErrors } from './registration-form.ts';

type AddFormProps = {
  action: string;
  choices: SessionChoice[];
  structures: string[];
  draft: Partial<RegistrationDraft>;
  errors: RegistrationErrors;
  isOpen: boolean;
};

export function AddForm({ action, choices, structures, draft, errors, isOpen }: AddFormProps) {
  return (
    <details open={isOpen} className="mt-8 border-t border-line pt-3">
      <summary className="min-h-11 cursor-pointer content-center font-semibold text-action underline underline-offset-4">
        Ajouter quelqu’un
      </summary>
      <form method="post" action={action} className="mt-4 max-w-xl space-y-6" noValidate>
        <input type="hidden" name="geste" value="ajouter" />
        <RegistrationFields
          sessions={choices}
          mail="optional"
          isStructureAsked={false}
          {...{ structures, draft, errors }}
        />
        <Tick type="checkbox" name="chaise" value="oui" isChosen={false}>
          Lui garder une place même si c’est complet
        </Tick>
        <Button>Ajouter</Button>
      </form>
    </details>
  );
}
