import { Button } from '#app/ui/button.tsx';
import { TextareaField, TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { ContactField } from './correction-form.ts';
import { Unfold } from './unfold.tsx';

export type LinkCorrectionProps = {
  token: string;
  contacts: ContactField[];
  version: string;
  draft: Draft;
  errors: Errors;
  /** What was typed over an entry that somebody else saved meanwhile. */
  lost: { label: string; text: string }[];
};

const MODES = { telephone: 'tel', courriel: 'email', site: 'url' } as const;

export function LinkCorrection({ token, contacts, version, draft, errors, lost }: LinkCorrectionProps) {
  const field = (name: string) => ({ name, defaultValue: textOf(draft, name), error: errors[name] });
  return (
    <Unfold title="Corriger la fiche" isOpen={Object.keys(errors).length > 0 || lost.length > 0}>
      {lost.length > 0 && (
        <Notice tone="warning" title="Quelqu’un d’autre vient de corriger cette fiche" isLive className="mb-5">
          <p>
            Rien de ce que vous avez écrit n’est enregistré. Le formulaire montre maintenant la fiche corrigée ; voici
            ce que vous aviez écrit, si vous voulez le reprendre :
          </p>
          <dl className="mt-3 space-y-2">
            {lost.map(({ label, text }) => (
              <div key={`${label} ${text}`}>
                <dt className="text-small text-soft">{label}</dt>
                <dd className="break-words whitespace-pre-wrap">{text}</dd>
              </div>
            ))}
          </dl>
        </Notice>
      )}
      <form method="post" action={`/fiche/${token}`} className="space-y-5" noValidate>
        <input type="hidden" name="geste" value="corriger" />
        <input type="hidden" name="version" value={version} />
        <TextField label="Nom de l’organisme" required {...field('nom')} />
        <TextareaField label="Présentation" aside="(facultatif)" rows={5} {...field('description')} />
        {contacts.map(({ name, label, channel }) => (
          <TextField key={name} label={label} inputMode={MODES[channel]} autoComplete="off" {...field(name)} />
        ))}
        <p className="text-small text-soft">
          Pour retirer un numéro ou une adresse, videz sa ligne. Donnez ceux d’un service, jamais ceux d’une personne.
        </p>
        <TextField label="Site internet" aside="(facultatif)" inputMode="url" {...field('site')} />
        <TextField label="Adresse du siège" aside="(facultatif)" autoComplete="off" {...field('adresse')} />
        <TextField
          label="Commune du siège"
          aside="(facultatif)"
          hint="Nom ou code postal"
          autoComplete="off"
          {...field('commune')}
        />
        <p className="text-small text-soft">
          La correction est en ligne aussitôt, et la fiche notée vérifiée aujourd’hui. Un service à décrire autrement ?
          Dites-le à la coordination en répondant au courriel.
        </p>
        <Button>Enregistrer mes corrections</Button>
      </form>
    </Unfold>
  );
}
