import { Button } from '#app/ui/button.tsx';

/** What takes a service out of the directory and brings it back. */
export function ServiceActs({ status, action }: { status: string; action: string }) {
  const isShown = status === 'published';
  return (
    <form method="post" action={action} className="mt-8 border-t border-line pt-6">
      <input type="hidden" name="geste" value={isShown ? 'retirer' : 'remettre'} />
      <Button>
        {isShown
          ? 'Retirer ce service de l’annuaire'
          : status === 'draft'
            ? 'Publier ce service'
            : 'Remettre ce service dans l’annuaire'}
      </Button>
    </form>
  );
}
