import { Button } from '#app/ui/button.tsx';
import { RegistrationFields, type SessionChoice } from './registration-fields.tsx';
import type { RegistrationDraft, RegistrationErrors } from './registration-form.ts';

type ChangeFormProps = {
  token: string;
  choices: SessionChoice[];
  structures: string[];
  isStructureAsked: boolean;
  draft: Partial<RegistrationDraft>;
  errors: RegistrationErrors;
  isOpen: boolean;
};

const SUMMARY = 'cursor-pointer min-h-11 content-center font-semibold text-action underline underline-offset-4';

export function ChangeForm({ token, choices, structures, isStructureAsked, draft, errors, isOpen }: ChangeFormProps) {
  return (
    <details open={isOpen} className="mt-8 border-t border-line pt-3">
      <summary className={SUMMARY}>Changer mon inscription</summary>
      <form method="post" action={`/evenements/inscription/${token}`} className="mt-4 max-w-xl space-y-6" noValidate>
        <input type="hidden" name="geste" value="changer" />
        <RegistrationFields sessions={choices} mail="none" {...{ structures, isStructureAsked, draft, errors }} />
        <Button variant="primary">Enregistrer</Button>
      </form>
    </details>
  );
}

export function CancelForm({ token, isWaiting }: { token: string; isWaiting: boolean }) {
  return (
    <details className="mt-3 border-t border-line pt-3">
      <summary className={SUMMARY}>Je ne viens plus</summary>
      <form method="post" action={`/evenements/inscription/${token}`} className="mt-3 space-y-3">
        <p>{isWaiting ? 'Vous quittez la liste d’attente.' : 'Votre place ira à la personne suivante.'}</p>
        <Button name="geste" value="annuler">
          Annuler mon inscription
        </Button>
      </form>
    </details>
  );
}

export function EraseForm({ token, forgetDay, canChange }: { token: string; forgetDay: string; canChange: boolean }) {
  return (
    <details className="mt-3 border-y border-line py-3">
      <summary className={SUMMARY}>Mes données</summary>
      <form method="post" action={`/evenements/inscription/${token}`} className="mt-3 max-w-prose space-y-3">
        <p>
          Votre nom, votre adresse et vos besoins ne servent qu’à cet évènement. Ils sont effacés le {forgetDay}. Vous
          pouvez aussi les effacer maintenant
          {canChange ? ' : votre inscription est alors annulée, et ce lien ne mène plus à rien' : ''}.
        </p>
        <Button name="geste" value="effacer">
          Effacer mes données
        </Button>
      </form>
    </details>
  );
}
