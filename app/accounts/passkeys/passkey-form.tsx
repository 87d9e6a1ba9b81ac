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
  /** Id of a field in which the browser may offer the keys it knows, once somebody goes there. */
  offeredIn?: string;
};

const OFFERS = { show: '/connexion/cle', make: '/compte/cles/nouvelle' };

/** A plain form whose answer the device gives. Without script, or where no device can, there is nothing to press. */
export function PasskeyForm({ kind, action, variant, label, children, className, offeredIn }: PasskeyFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const answer = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'absent' | 'ready' | 'asking' | 'failed'>('absent');
  useEffect(() => {
    if (window.isSecureContext && 'PublicKeyCredential' in window) setState('ready');
  }, []);
  const isReady = state !== 'absent';
  useEffect(() => {
    const field = offeredIn === undefined || !isReady ? null : document.getElementById(offeredIn);
    if (!field) return;
    const leaving = new AbortController();
    const offer = () =>
      void offerWhileTyping().then((given) => {
        if (given === null || leaving.signal.aborted || !answer.current) return;
        answer.current.value = given;
        form.current?.submit();
      });
    if (document.activeElement === field) offer();
    else field.addEventListener('focus', offer, { once: true, signal: leaving.signal });
    return () => leaving.abort();
  }, [offeredIn, isReady]);
  if (!isReady) return null;

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
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
      form.current?.submit();
    } catch {
      setState('failed');
    }
  }

  return (
    <form ref={form} method="post" action={action} onSubmit={handleSubmit} className={className}>
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

/** The key that was picked in the field; null when the browser offers none there, or something else was chosen. */
async function offerWhileTyping(): Promise<string | null> {
  try {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return null;
    const [{ startAuthentication }, offer] = await Promise.all([
      import('@simplewebauthn/browser'),
      fetch(OFFERS.show, { method: 'POST' }),
    ]);
    if (!offer.ok) return null;
    return JSON.stringify(await startAuthentication({ optionsJSON: await offer.json(), useBrowserAutofill: true }));
  } catch {
    return null;
  }
}
