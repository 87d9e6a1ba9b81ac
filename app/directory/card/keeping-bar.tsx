import PencilLine from 'lucide-react/icons/pencil-line';
import Phone from 'lucide-react/icons/phone';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PolledWords } from '#app/ui/polled-words.tsx';
import { KeeperActs } from './keeper-acts.tsx';
import type { Keeping } from './read-keeping.server.ts';

/** Only who keeps the entry sees it: correct, confirm, say that it is full or closed. */
export function KeepingBar({ slug, services, today, isWaiting, done }: Keeping) {
  const back = `/annuaire/${slug}`;
  const entry = `/administration/annuaire/${slug}`;
  return (
    <section aria-labelledby="tenir" className="screen-only mb-8 rounded-panel border border-line bg-raised px-4 py-3">
      <h2 id="tenir" className="sr-only">
        Tenir cette fiche
      </h2>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <LinkButton href={entry} icon={PencilLine}>
          Corriger
        </LinkButton>
        <form method="post" action={`${entry}/gestes`}>
          <input type="hidden" name="geste" value="verifier" />
          <input type="hidden" name="retour" value={back} />
          <Button icon={Phone}>Vérifié par téléphone</Button>
        </form>
        {services.length > 0 && (
          <details className="min-w-0 open:basis-full">
            <summary className="min-h-11 w-fit cursor-pointer px-1 py-2 font-semibold text-action">
              Complet, fermé, disponible
            </summary>
            <div className="py-3">
              <KeeperActs {...{ slug, services, back, today }} />
            </div>
          </details>
        )}
      </div>
      {(done !== null || isWaiting) && (
        <Notice tone="done" isLive className="mt-3">
          <p>
            {done !== null && 'C’est noté. '}
            <PolledWords
              url={`${entry}/recherche`}
              isWaiting={isWaiting}
              waiting="Vous voyez déjà le changement ; visible dans la recherche dans quelques secondes."
              done="C’est visible dans la recherche."
            />
          </p>
        </Notice>
      )}
    </section>
  );
}
