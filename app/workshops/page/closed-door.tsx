import { Form } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { readLeftWords } from '#app/notes/device/left-words.ts';
import { KeptWords } from '#app/notes/kept-words.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { allHalfWritten } from './half-written.ts';

export type ClosedDoorProps = {
  slug: string;
  isSignedIn: boolean;
  isRevoked: boolean;
  /** Notes of the page, for whose access was withdrawn. */
  noteIds: string[];
};

/** For who has not joined: the code that hangs in the room, or one's account. */
export function ClosedDoor({ slug, isSignedIn, isRevoked, noteIds }: ClosedDoorProps) {
  const words = useUnsentWords(noteIds);
  if (isRevoked)
    return (
      <>
        <Notice tone="warning" className="mt-6" title="Votre accès à cette page a été retiré">
          Ce que vous avez écrit y reste. Pour revenir, parlez-en à la personne qui anime l’atelier.
        </Notice>
        <KeptWords title="Ce que vous n’aviez pas encore envoyé" words={words} />
      </>
    );
  return (
    <>
      <Form action={`/ateliers/${slug}/rejoindre`} method="get" reloadDocument className="mt-6 max-w-sm space-y-4">
        <TextField
          label="Le code affiché dans la salle"
          hint="Huit signes, sous le QR code."
          name="code"
          required
          autoComplete="off"
          autoCapitalize="none"
        />
        <Button variant="primary">Rejoindre</Button>
      </Form>
      {!isSignedIn && (
        <p className="mt-8">
          <LinkButton href={`/connexion?suite=${encodeURIComponent(`/ateliers/${slug}`)}`}>
            J’ai un compte : me connecter
          </LinkButton>
        </p>
      )}
    </>
  );
}

/** What this tab still holds of them. */
function useUnsentWords(noteIds: string[]): string {
  const [words, setWords] = useState('');
  const key = noteIds.join(' ');
  useEffect(() => {
    const read = key.split(' ').flatMap((noteId) => [readLeftWords(noteId), ...allHalfWritten(noteId)]);
    setWords([...new Set(read)].filter((text) => text !== '').join('\n'));
  }, [key]);
  return words;
}
