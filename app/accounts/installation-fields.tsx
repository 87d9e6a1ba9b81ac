import { Button } from '#app/ui/button.tsx';
import { TextareaField, TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { InstallationDraft, InstallationErrors } from './installation-form.ts';

export type InstallationNotice = { tone: 'done' | 'error'; text: string };

export type InstallationFieldsProps = {
  secret: string;
  draft: InstallationDraft;
  errors: InstallationErrors;
  notice: InstallationNotice | null;
};

export function InstallationFields({ secret, draft, errors, notice }: InstallationFieldsProps) {
  const field = (name: string) => ({ name, defaultValue: draft[name], error: errors[name] });
  const hasErrors = Object.keys(errors).length > 0;
  return (
    <form method="post" action={`/installation?jeton=${secret}`} className="mt-8 space-y-10" noValidate>
      {notice && (
        <Notice tone={notice.tone} isLive>
          <p>{notice.text}</p>
        </Notice>
      )}
      {hasErrors && (
        <Notice tone="error" title="Il manque quelque chose" isLive>
          <p>Rien n’est encore installé, et tout ce que vous avez écrit est gardé ci-dessous.</p>
        </Notice>
      )}
      <input type="hidden" name="jeton" value={secret} />
      <section aria-labelledby="vous" className="space-y-5">
        <h2 id="vous">Vous, qui administrez</h2>
        <TextField label="Votre nom" autoComplete="name" {...field('nom')} />
        <TextField label="Votre adresse de courriel" type="email" autoComplete="email" {...field('courriel')} />
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name="coordonne"
            value="oui"
            defaultChecked={draft.coordonne !== ''}
            className="size-4.5"
          />
          Je coordonne aussi ce territoire
        </label>
      </section>
      <section aria-labelledby="territoire" className="space-y-5 border-t border-line pt-6">
        <h2 id="territoire">Le premier territoire</h2>
        <TextField
          label="Son nom"
          hint="Celui du réseau local, comme « Montpellier et alentours »."
          {...field('territoire')}
        />
        <TextareaField label="En une phrase" aside="(facultatif)" rows={2} {...field('description')} />
        <TextareaField
          label="Ses communes"
          hint="Une par ligne : communes, intercommunalités ou départements."
          {...field('zones')}
        />
        <TextField label="Commune d’où il est animé" hint="Nom ou code postal" {...field('centre')} />
      </section>
      <section aria-labelledby="courriels" className="space-y-5 border-t border-line pt-6">
        <h2 id="courriels">Les courriels</h2>
        <TextField label="Nom de l’expéditeur" {...field('expediteur-nom')} />
        <TextField label="Adresse de l’expéditeur" type="email" {...field('expediteur-courriel')} />
        <Button name="geste" value="essai">
          M’envoyer un message d’essai
        </Button>
      </section>
      <Button variant="primary" name="geste" value="installer">
        Installer
      </Button>
    </form>
  );
}
