import { Button } from '#app/ui/button.tsx';
import { TextareaField } from '#app/ui/field.tsx';

/** Below the text where no script runs. */
export function WriteWithoutScript({ error, text }: { error?: string; text?: string }) {
  return (
    <form method="post" className="mt-8 space-y-3">
      <input type="hidden" name="geste" value="ecrire" />
      <TextareaField
        label="Écrire à la suite"
        name="texte"
        defaultValue={text}
        error={error}
        required
        hint="Une ligne devient un paragraphe."
      />
      <Button variant="primary">Ajouter</Button>
    </form>
  );
}

export function DeleteNote({ noteId, until }: { noteId: string; until: string }) {
  return (
    <div className="screen-only mt-16 border-t border-line pt-4">
      <p className="text-small text-soft">
        Gardée jusqu’au {until}, deux ans après ce que vous y avez écrit en dernier. Écrire la garde plus longtemps.
      </p>
      <details className="mt-3">
        <summary className="min-h-6 text-small">Supprimer cette note</summary>
        <form method="post" data-drops={noteId} className="mt-3 space-y-3">
          <input type="hidden" name="geste" value="supprimer" />
          <p>Son texte et ses images disparaissent tout de suite, et pour de bon.</p>
          <Button>Supprimer pour de bon</Button>
        </form>
      </details>
    </div>
  );
}
