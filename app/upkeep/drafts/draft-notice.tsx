import { Button } from '#app/ui/button.tsx';
import { mediumDate } from '#app/ui/french-date.ts';
import { Notice } from '#app/ui/notice.tsx';

const clock = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: 'numeric', minute: '2-digit' });

/** The form below holds what was typed and not saved; one click gives it up. */
export function DraftNotice({ savedAt, action }: { savedAt: string; action: string }) {
  return (
    <Notice tone="info" className="mt-6" title={`Brouillon du ${mediumDate(new Date(savedAt))} repris`}>
      <p>Ce que vous aviez écrit sans l’enregistrer est de nouveau là. Personne d’autre ne le voit.</p>
      <form method="post" action={action} className="mt-2">
        <input type="hidden" name="geste" value="abandonner" />
        <Button variant="quiet">Abandonner ce brouillon</Button>
      </form>
    </Notice>
  );
}

/** « Brouillon gardé à 14:05 » */
export function keptWords(savedAt: string): string {
  return `Brouillon gardé à ${clock.format(new Date(savedAt))}. Rien n’est publié tant que vous n’enregistrez pas.`;
}
