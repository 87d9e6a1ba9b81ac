import { Button } from '#app/ui/button.tsx';

export type DeleteSectionProps = { action: string; name: string; drafts: number };

/** Taking back an edition while nobody has seen anything of it. */
export function DeleteSection({ action, name, drafts }: DeleteSectionProps) {
  return (
    <section aria-labelledby="supprimer" className="mt-12 max-w-4xl border-t border-line pt-6">
      <h2 id="supprimer">Supprimer l’édition</h2>
      <details className="mt-1">
        <summary className="w-fit min-h-11 cursor-pointer py-2.5 text-action">
          {drafts === 0 ? 'Elle ne contient aucun évènement' : 'Rien n’en est publié encore'}
        </summary>
        <form method="post" action={action} className="mt-2 space-y-3">
          <p className="max-w-prose">
            {drafts === 0
              ? 'L’édition disparaît.'
              : `L’édition disparaît, avec ${drafts === 1 ? 'son brouillon' : `ses ${drafts} brouillons`}, leurs séances et leurs tâches.`}{' '}
            On ne peut pas revenir en arrière.
          </p>
          <Button name="geste" value="supprimer" aria-label={`Supprimer l’édition ${name}`}>
            Supprimer l’édition
          </Button>
        </form>
      </details>
    </section>
  );
}
