import CopyPlus from 'lucide-react/icons/copy-plus';
import { Button } from '#app/ui/button.tsx';

/** What takes a service out of the directory and brings it back. */
export function ServiceActs({ status, action }: { status: string; action: string }) {
  const isShown = status === 'published';
  return (
    <div className="mt-8 flex flex-wrap gap-3 border-t border-line pt-6">
      <form method="post" action={action}>
        <input type="hidden" name="geste" value="dupliquer" />
        <Button icon={CopyPlus}>Dupliquer ce service</Button>
      </form>
      <form method="post" action={action}>
        <input type="hidden" name="geste" value={isShown ? 'retirer' : 'remettre'} />
        <Button>
          {isShown
            ? 'Retirer ce service de l’annuaire'
            : status === 'draft'
              ? 'Publier ce service'
              : 'Remettre ce service dans l’annuaire'}
        </Button>
      </form>
    </div>
  );
}
