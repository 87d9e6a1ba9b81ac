import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';

export type TotpSetUp = { code: { size: number; path: string }; secret: string; uri: string };

/** The secret to scan or to copy, and its first code. */
export function TotpForm({ code, secret, uri, error }: TotpSetUp & { error?: string }) {
  return (
    <div className="mt-8 space-y-8">
      <section aria-labelledby="scanner">
        <h2 id="scanner">1. Montrez ce carré à votre application</h2>
        <p className="mt-2">
          N’importe quelle application d’authentification convient : celle de votre téléphone, FreeOTP, Aegis, 2FAS…
        </p>
        <QrCode code={code} label="Code QR à scanner avec votre application" className="mt-4 size-52" />
        <p className="mt-4">
          Vous êtes déjà sur votre téléphone ?{' '}
          <a className="link" href={uri}>
            Ouvrir l’application
          </a>
          , ou recopiez cette clé :
        </p>
        <p className="mt-1 font-semibold break-all tabular-nums">{secret.match(/.{1,4}/g)?.join(' ')}</p>
      </section>
      <form method="post" action="/compte/second-facteur" className="max-w-md space-y-4">
        <h2>2. Tapez le code qu’elle affiche</h2>
        <TextField
          label="Code à six chiffres"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          required
          error={error}
        />
        <Button variant="primary" name="geste" value="confirmer">
          Confirmer
        </Button>
      </form>
      <form method="post" action="/compte/second-facteur">
        <Button variant="quiet" name="geste" value="renoncer">
          Ne rien ajouter
        </Button>
      </form>
    </div>
  );
}
