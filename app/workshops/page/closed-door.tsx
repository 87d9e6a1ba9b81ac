import { Form } from '@remix-run/react';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** For who has not joined: the code that hangs in the room, or one's account. */
export function ClosedDoor({ slug, isSignedIn, isRevoked }: { slug: string; isSignedIn: boolean; isRevoked: boolean }) {
  if (isRevoked)
    return (
      <Notice tone="warning" className="mt-6" title="Votre accès à cette page a été retiré">
        Ce que vous avez écrit y reste. Pour revenir, parlez-en à la personne qui anime l’atelier.
      </Notice>
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
