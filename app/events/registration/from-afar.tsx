import { Button } from '#app/ui/button.tsx';
import type { SelfPresence } from '../attendance/say-present.server.ts';

type FromAfarProps = { token: string; link: string; presence: SelfPresence };

/** For whoever follows on a screen: where, and the button that stands for the door. */
export function FromAfar({ token, link, presence }: FromAfarProps) {
  if (link === '') return null;
  return (
    <div className="mt-6 space-y-3">
      <p>
        <a className="link inline-flex min-h-11 items-center break-all" href={link} rel="noreferrer">
          Rejoindre à distance
        </a>
      </p>
      {presence === 'asked' && (
        <form method="post" action={`/evenements/inscription/${token}`}>
          <p className="text-soft">Vous suivez à distance ? Dites que vous êtes là : cela remplace la signature.</p>
          <Button name="geste" value="present" variant="primary" className="mt-2">
            Je suis là
          </Button>
        </form>
      )}
      {presence === 'said' && <p>Votre présence est notée.</p>}
    </div>
  );
}
