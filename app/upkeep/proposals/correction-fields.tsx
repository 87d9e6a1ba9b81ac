import Send from 'lucide-react/icons/send';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { TextareaField, TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { FormSection } from '../entry/form-section.tsx';
import type { CorrectionSection } from './correction-form.ts';
import { EditorField } from './editor-field.tsx';

export type CorrectionFieldsProps = {
  action: string;
  back: string;
  seen: number;
  sections: CorrectionSection[];
  /** Services stand open where there is only one. */
  isNew: boolean;
  /** A person who is signed in is known already. */
  signedInAs: string | null;
  draft: Draft;
  errors: Errors;
};

export function CorrectionFields(props: CorrectionFieldsProps) {
  const { action, back, seen, sections, isNew, signedInAs, draft, errors } = props;
  const [entry, ...services] = sections;
  const field = (name: string) => ({ name, defaultValue: textOf(draft, name), error: errors[name] });
  return (
    <form method="post" action={action} className="space-y-10" noValidate>
      <input type="hidden" name="etat" value={seen} />
      {entry && (
        <FormSection title={entry.title}>
          <Editors section={entry} errors={errors} />
        </FormSection>
      )}
      {services.length > 0 && (
        <FormSection
          title={isNew ? 'Son premier service' : 'Ses services'}
          lead={isNew ? undefined : 'Ouvrez celui qui a changé.'}
        >
          {services.map((section) => (
            <details
              key={section.id}
              className="border-b border-line pb-4"
              open={isNew || section.editors.some(({ path }) => errors[path])}
            >
              <summary className="min-h-11 cursor-pointer py-2 font-semibold">{section.title}</summary>
              <div className="mt-3 space-y-5">
                <Editors section={section} errors={errors} />
              </div>
            </details>
          ))}
        </FormSection>
      )}
      <FormSection title="Pour qui relira" lead="Tout est facultatif ici.">
        <TextareaField
          label="Un mot d’explication"
          hint="Comment vous le savez, par exemple. Ne donnez aucun nom de personne aidée."
          {...field('note')}
        />
        {signedInAs ? (
          <p>Votre proposition part au nom de {signedInAs}, et la réponse vous revient par courriel.</p>
        ) : (
          <>
            <TextField label="Votre nom ou votre structure" autoComplete="name" {...field('qui')} />
            <TextField
              label="Votre courriel"
              hint="Seulement si vous voulez une réponse : il est effacé dès qu’elle est partie."
              type="email"
              autoComplete="email"
              {...field('courriel')}
            />
          </>
        )}
      </FormSection>
      <p className="flex flex-wrap gap-3">
        <Button variant="primary" icon={Send}>
          Envoyer la proposition
        </Button>
        <LinkButton href={back} variant="quiet">
          Revenir sans rien envoyer
        </LinkButton>
      </p>
    </form>
  );
}

function Editors({ section, errors }: { section: CorrectionSection; errors: Errors }) {
  return section.editors.map((editor) => <EditorField key={editor.path} editor={editor} error={errors[editor.path]} />);
}
