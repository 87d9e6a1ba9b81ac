import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PasskeyForm } from '../passkeys/passkey-form.tsx';
import type { Method } from './proof-method.ts';

export type ProofFormsProps = {
  action: string;
  wanted: string;
  /** The first one is the one to press. */
  methods: Method[];
  answered?: { method: Method; error: string | null };
  /** A code by mail is on its way. */
  isCodeSent?: boolean;
};

/** One small form per proof: each works alone, without script. */
export function ProofForms({ action, wanted, methods, answered, isCodeSent = false }: ProofFormsProps) {
  return (
    <div className="mt-8 max-w-md space-y-10">
      {methods.map((method, at) => {
        const variant = at === 0 ? 'primary' : 'secondary';
        const error = answered?.method === method ? (answered.error ?? undefined) : undefined;
        const hidden = (
          <>
            <input type="hidden" name="moyen" value={method} />
            <input type="hidden" name="suite" value={wanted} />
          </>
        );
        if (method === 'cle') {
          return (
            <div key={method}>
              <PasskeyForm kind="show" action={action} variant={variant} label="Montrer ma clé d’accès">
                {hidden}
              </PasskeyForm>
              {error && (
                <Notice tone="error" isLive className="mt-3">
                  <p>{error}</p>
                </Notice>
              )}
            </div>
          );
        }
        if (method === 'courriel' && !isCodeSent) {
          return (
            <form key={method} method="post" action={action} className="space-y-3">
              <input type="hidden" name="geste" value="envoyer" />
              <input type="hidden" name="suite" value={wanted} />
              <Button variant={variant}>Recevoir un code par courriel</Button>
              {error && <p className="text-small font-semibold text-signal">{error}</p>}
            </form>
          );
        }
        const { button, ...field } = FIELDS[method];
        return (
          <form key={method} method="post" action={action} className="space-y-4">
            {hidden}
            <TextField {...field} required error={error} />
            <Button variant={variant}>{button}</Button>
          </form>
        );
      })}
    </div>
  );
}

const FIELDS = {
  application: {
    label: 'Code de votre application',
    hint: 'Les six chiffres qu’elle affiche en ce moment.',
    name: 'code',
    inputMode: 'numeric',
    autoComplete: 'one-time-code',
    maxLength: 12,
    button: 'Confirmer',
  },
  secours: {
    label: 'Code de secours',
    hint: 'Un de ceux que vous avez gardés sur papier, si votre téléphone n’est pas là. Il ne sert qu’une fois.',
    name: 'secours',
    autoComplete: 'off',
    autoCapitalize: 'none',
    spellCheck: false,
    maxLength: 40,
    button: 'Utiliser ce code de secours',
  },
  'mot-de-passe': {
    label: 'Mot de passe',
    name: 'mot-de-passe',
    type: 'password',
    autoComplete: 'current-password',
    button: 'Confirmer avec mon mot de passe',
  },
  courriel: {
    label: 'Code reçu par courriel',
    hint: 'Il sert une fois, pendant 15 minutes, dans ce navigateur.',
    name: 'code',
    inputMode: 'numeric',
    autoComplete: 'one-time-code',
    maxLength: 12,
    button: 'Confirmer',
  },
} as const;
