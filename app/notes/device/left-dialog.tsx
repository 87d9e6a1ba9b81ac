import { useEffect, useRef } from 'react';
import { Button } from '#app/ui/button.tsx';
import { KeptWords } from '../kept-words.tsx';
import type { LeftWords } from './clear-copies.client.ts';

export type LeftDialogProps = { left: LeftWords[]; onStay: () => void; onLeave: () => void };

/** What would go with the device: offered before it goes. */
export function LeftDialog({ left, onStay, onLeave }: LeftDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);

  async function handleLeave(): Promise<void> {
    await Promise.all(left.map(({ forget }) => forget().catch(() => {})));
    onLeave();
  }

  return (
    <dialog
      ref={dialog}
      aria-labelledby="mots-restants"
      onClose={onStay}
      className="m-auto max-h-[90dvh] w-[min(40rem,92vw)] overflow-auto rounded-control border border-line bg-paper p-5 text-ink"
    >
      <h2 id="mots-restants">Des mots ne sont pas partis</h2>
      <p className="mt-2">
        Ils ne sont que sur cet appareil. Copiez ceux qui comptent, ou restez et attendez le réseau : ils partiront
        seuls.
      </p>
      {left.map(({ noteId, words }) => (
        <KeptWords key={noteId} title="Pas encore enregistré" words={words} />
      ))}
      <p className="mt-5 flex flex-wrap gap-3">
        <Button type="button" variant="primary" onClick={() => dialog.current?.close()}>
          Rester
        </Button>
        <Button type="button" onClick={() => void handleLeave()}>
          Effacer ces mots et partir
        </Button>
      </p>
    </dialog>
  );
}
