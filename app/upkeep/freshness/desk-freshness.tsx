import Phone from 'lucide-react/icons/phone';
import type { ReactNode } from 'react';
import { LinkButton } from '#app/ui/button.tsx';
import { TodoList, TodoPart } from '#app/ui/todo-part.tsx';
import { Act } from '../entry/entry-services.tsx';
import type { FreshnessTodo } from './read-freshness-todo.server.ts';

const DESK = '/administration';

/** What the freshness mails could not settle alone; nothing when nothing waits. */
export function DeskFreshness({ calls, addresses, gone }: FreshnessTodo) {
  return (
    <>
      <TodoPart id="a-appeler" title="À vérifier par téléphone" total={calls.total} shown={calls.lines.length}>
        <TodoList>
          {calls.lines.map(({ slug, name, why }) => (
            <Line key={slug} slug={slug} name={name} why={why}>
              <Act slug={slug} act="verifier" label="Vérifié par téléphone" icon={Phone} back={DESK} name={name} />
            </Line>
          ))}
        </TodoList>
      </TodoPart>
      <TodoPart
        id="adresses-refusees"
        title="Adresses à corriger"
        total={addresses.total}
        shown={addresses.lines.length}
      >
        <TodoList>
          {addresses.lines.map(({ slug, name, mail, why }) => (
            <Line key={`${slug} ${mail}`} slug={slug} name={name} why={`${mail} : ${why}`}>
              <LinkButton href={`/administration/annuaire/${slug}`} aria-label={`Corriger l’adresse de ${name}`}>
                Corriger l’adresse
              </LinkButton>
            </Line>
          ))}
        </TodoList>
      </TodoPart>
      <TodoPart id="n-existent-plus" title="Disent ne plus exister" total={gone.total} shown={gone.lines.length}>
        <TodoList>
          {gone.lines.map(({ slug, name, day }) => (
            <Line key={slug} slug={slug} name={name} why={`« Nous n’existons plus », répondu le ${day}`}>
              <Act slug={slug} act="retirer" label="Retirer de l’annuaire" back={DESK} name={name} />
            </Line>
          ))}
        </TodoList>
      </TodoPart>
    </>
  );
}

function Line({ slug, name, why, children }: { slug: string; name: string; why: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <a href={`/administration/annuaire/${slug}`} className="link inline-flex min-h-11 items-center font-semibold">
          {name}
        </a>
        <p className="text-small break-words text-soft">{why}</p>
      </div>
      {children}
    </li>
  );
}
