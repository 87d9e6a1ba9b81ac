import CircleCheck from 'lucide-react/icons/circle-check';
import { Button } from '#app/ui/button.tsx';
import { Unfold } from './unfold.tsx';

/** Within reach of the thumb while one reads, one button for the usual answer. */
export function ConfirmBar({ token }: { token: string }) {
  return (
    <form
      method="post"
      action={`/fiche/${token}`}
      className="sticky bottom-0 -mx-4 mt-10 border-t border-line bg-paper px-4 py-3 md:mx-0 md:px-0"
    >
      <input type="hidden" name="geste" value="exact" />
      <Button variant="primary" icon={CircleCheck} className="w-full md:w-auto">
        Tout est exact
      </Button>
    </form>
  );
}

export function ContestForms({ token }: { token: string }) {
  return (
    <Unfold title="Nous n’existons plus, ou ce n’est pas nous">
      <p className="max-w-prose">
        Rien n’est retiré tout de suite : la coordination du réseau le lit, vérifie, puis retire ou corrige la fiche.
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Contest token={token} act="plus-la" label="Nous n’existons plus" />
        <Contest token={token} act="pas-nous" label="Ce n’est pas nous" />
      </div>
    </Unfold>
  );
}

function Contest({ token, act, label }: { token: string; act: string; label: string }) {
  return (
    <form method="post" action={`/fiche/${token}`}>
      <input type="hidden" name="geste" value={act} />
      <Button>{label}</Button>
    </form>
  );
}
