import KeyRound from 'lucide-react/icons/key-round';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, type ButtonVariant } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

export type PasskeyFormProps = {
  /** `show` one that exists, `make` a new one. */
  kind: 'show' | 'make';
  action: string;
  variant?: ButtonVariant;
  label: string;
  /** Further fields, hidden ones included. */
  children?: ReactNode;
  className?: string;
};

const OFFERS = { show: '/connexion/cle', make: '/compte/cles/nouvelle' };

/** A plain form whose answer the device gives. Without script, or where no device can, there is nothing to press. */
export function PasskeyForm({ kind, action, variant, label, children, className }: PasskeyFormProps) {
  const answer = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'absent' | 'ready' | 'asking' | 'failed'>('absent');
  useEffect(() => {
    if (window.isSecureContext && 'PublicKeyCredential' in window) setState('ready');
  }, []);
  if (state === 'absent') return null;

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    setState('asking');
    try {
      const [{ startAuthentication, startRegistration }, offer] = await Promise.all([
        import('@simplewebauthn/browser'),
        fetch(OFFERS[kind], { method: 'POST' }),
      ]);
      if (!offer.ok) throw new Error(`the offer was refused: ${offer.status}`);
      const optionsJSON = await offer.json();
      const given =
        kind === 'show' ? await startAuthentication({ optionsJSON }) : await startRegistration({ optionsJSON });
      if (answer.current) answer.current.value = JSON.stringify(given);
      form.submit();
    } catch {
      setState('failed');
    }
  }

  return (
    <form method="post" action={action} onSubmit={handleSubmit} className={className}>
      <input ref={answer} type="hidden" name="reponse" />
      {children}
      <Button variant={variant} icon={KeyRound} aria-disabled={state === 'asking'}>
        {label}
      </Button>
      {state === 'failed' && (
        <Notice tone="warning" isLive className="mt-3">
          <p>
            Votre appareil n’a pas donné de clé. Réessayez, ou choisissez une autre façon de faire : rien n’a changé.
          </p>
        </Notice>
      )}
    </form>
  );
}
