import { Button, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { RefusedSignIn } from './answer-sign-in.server.ts';
import { PasskeyForm } from './passkeys/passkey-form.tsx';
import { SharedTick } from './shared-tick.tsx';

export type OtherWaysInProps = {
  wanted: string;
  /** Name of the OpenID provider; null without one. */
  provider: string | null;
  /** « Poste partagé », as ticked above. */
  isShared: boolean;
  refused: RefusedSignIn | null;
};

/** Where the browser may offer a passkey while a mail is typed. */
export const MAIL_FIELD = 'courriel-connexion';

/** For who set one up: a passkey, an account elsewhere, a password. */
export function OtherWaysIn({ wanted, provider, isShared, refused }: OtherWaysInProps) {
  const { password, passwordMail, passkey } = refused?.errors ?? {};
  return (
    <section aria-labelledby="autrement" className="mt-10 max-w-md border-t border-line pt-6">
      <h2 id="autrement">Entrer autrement</h2>
      {passkey && (
        <Notice tone="error" isLive className="mt-3">
          <p>{passkey}</p>
        </Notice>
      )}
      <div className="mt-4 flex flex-wrap items-start gap-3">
        <PasskeyForm kind="show" action="/connexion" label="Entrer avec une clé d’accès" offeredIn={MAIL_FIELD}>
          <input type="hidden" name="geste" value="cle" />
          <input type="hidden" name="suite" value={wanted} />
          {isShared && <input type="hidden" name="poste" value="partage" />}
        </PasskeyForm>
        {provider && <LinkButton href={openidUrl(wanted, isShared)}>Entrer avec {provider}</LinkButton>}
      </div>
      <details className="mt-3" open={Boolean(password || passwordMail)}>
        <summary className="min-h-11 w-fit cursor-pointer py-2 font-semibold text-action">
          Entrer avec un mot de passe
        </summary>
        <form method="post" action="/connexion" className="mt-3 space-y-5">
          <input type="hidden" name="geste" value="mot-de-passe" />
          <input type="hidden" name="suite" value={wanted} />
          <TextField
            label="Adresse de courriel"
            name="courriel"
            type="email"
            autoComplete="username"
            required
            defaultValue={refused?.typed}
            error={passwordMail}
          />
          <TextField
            label="Mot de passe"
            name="mot-de-passe"
            type="password"
            autoComplete="current-password"
            required
            error={password}
          />
          <SharedTick />
          <Button>Entrer avec mon mot de passe</Button>
        </form>
      </details>
    </section>
  );
}

/** A link, not a form: the browser would not let a form lead to another site. */
function openidUrl(wanted: string, isShared: boolean): string {
  const query = new URLSearchParams({ ...(wanted && { suite: wanted }), ...(isShared && { poste: 'partage' }) });
  return query.size === 0 ? '/connexion/openid' : `/connexion/openid?${query}`;
}
