import { Button } from '#app/ui/button.tsx';

/** One line taken away. */
export function RemoveForm({ here, act, id, name }: { here: string; act: string; id: string; name: string }) {
  return (
    <form method="post" action={here}>
      <input type="hidden" name="geste" value={act} />
      <input type="hidden" name="id" value={id} />
      <Button variant="quiet" aria-label={`Retirer « ${name} »`}>
        Retirer
      </Button>
    </form>
  );
}
