// Words that were never taken in: kept on this device, and taken elsewhere by hand.
import { useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

export function KeptWords({ title, words }: { title: string; words: string }) {
  const [isCopied, setIsCopied] = useState(false);
  if (words === '') return null;
  return (
    <Notice tone="warning" title={title} isLive className="mt-4">
      <p className="mt-1">Rien n’est perdu : voici ce qui n’est pas parti. Copiez-le avant de fermer la page.</p>
      <blockquote className="mt-2 max-h-60 overflow-auto whitespace-pre-line border-l-2 border-amber pl-3">
        {words}
      </blockquote>
      <Button
        type="button"
        className="mt-3"
        onClick={() =>
          void navigator.clipboard.writeText(words).then(
            () => setIsCopied(true),
            () => {},
          )
        }
      >
        {isCopied ? 'Copié' : 'Copier'}
      </Button>
    </Notice>
  );
}
