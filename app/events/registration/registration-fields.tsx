import { useId } from 'react';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { TextareaField, TextField } from '#app/ui/field.tsx';
import type { RegistrationDraft, RegistrationErrors } from './registration-form.ts';

export type SessionChoice = { id: string; label: string; hint: string };

type RegistrationFieldsProps = {
  sessions: SessionChoice[];
  structures: string[];
  draft: Partial<RegistrationDraft>;
  errors: RegistrationErrors;
  /** `none` where the address stays as it is. */
  mail: 'asked' | 'optional' | 'none';
  isStructureAsked: boolean;
};

export function RegistrationFields({
  sessions,
  structures,
  draft,
  errors,
  mail,
  isStructureAsked,
}: RegistrationFieldsProps) {
  const list = useId();
  return (
    <>
      <TextField
        label="Nom et prénom"
        name="nom"
        autoComplete="name"
        required
        defaultValue={draft.nom}
        error={errors.nom}
      />
      <TextField
        label="Structure"
        aside={isStructureAsked ? undefined : '(facultatif)'}
        hint="Choisissez dans la liste qui s’ouvre, ou écrivez son nom. Vous venez pour vous-même ? Écrivez « particulier »."
        name="structure"
        list={list}
        autoComplete="organization"
        defaultValue={draft.structure}
        error={errors.structure}
      />
      <datalist id={list}>
        {structures.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {mail !== 'none' && (
        <TextField
          label="Adresse de courriel"
          aside={mail === 'optional' ? '(facultatif)' : undefined}
          hint={
            mail === 'asked'
              ? 'Votre confirmation et votre badge y arrivent.'
              : 'Sans adresse, la personne ne reçoit ni confirmation ni rappel.'
          }
          name="courriel"
          type="email"
          autoComplete="email"
          required={mail === 'asked'}
          defaultValue={draft.courriel}
          error={errors.courriel}
        />
      )}
      {sessions.length > 0 && (
        <ChoiceGroup
          legend="Séances"
          hint="Cochez celles où vous viendrez."
          type="checkbox"
          name="seances"
          choices={sessions.map(({ id, label, hint }) => ({ value: id, label, hint }))}
          chosen={draft.seances ?? []}
          error={errors.seances}
        />
      )}
      <TextareaField
        label="De quoi avez-vous besoin pour participer ?"
        aside="(facultatif)"
        hint="Accès de plain-pied, langue des signes, sous-titres, régime alimentaire… Seule l’équipe qui organise le lit."
        name="besoins"
        rows={2}
        defaultValue={draft.besoins}
        error={errors.besoins}
      />
    </>
  );
}
