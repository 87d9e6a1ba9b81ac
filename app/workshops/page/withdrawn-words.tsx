import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** Whose access was withdrawn keeps what had not left their device. */
export function WithdrawnWords({ words }: { words: string }) {
  return (
    <Notice tone="warning" isLive className="mt-4" title="Votre session est terminée, ou votre accès a été retiré">
      <p>Ces mots n’étaient pas encore partis. Ils restent ici tant que cet onglet est ouvert.</p>
      <textarea
        readOnly
        rows={4}
        aria-label="Ce qui n’était pas parti"
        value={words}
        className="mt-2 block w-full rounded-control border border-control bg-raised px-3 py-2"
      />
      <Button type="button" className="mt-2" onClick={() => void navigator.clipboard?.writeText(words)}>
        Copier
      </Button>
    </Notice>
  );
}
