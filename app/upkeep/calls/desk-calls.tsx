import PhoneCall from 'lucide-react/icons/phone-call';
import { LinkButton } from '#app/ui/button.tsx';
import { TodoList, TodoPart } from '#app/ui/todo-part.tsx';
import { Act } from '../entry/entry-services.tsx';
import type { CallsTodo } from './read-calls-todo.server.ts';

const DESK = '/administration';

/** Who was to be called back by today; nothing when nobody is. */
export function DeskCalls({ calls: { total, lines } }: Pick<CallsTodo, 'calls'>) {
  return (
    <TodoPart id="a-rappeler" title="À rappeler" total={total} shown={lines.length}>
      <TodoList>
        {lines.map(({ slug, name, note, day }) => (
          <li key={slug} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-72">
              <a href={`${DESK}/annuaire/${slug}`} className="link inline-flex min-h-11 items-center font-semibold">
                {name}
              </a>
              <p className="text-small break-words text-soft">
                Prévu le {day}
                {note && `. « ${note} »`}
              </p>
            </div>
            <Act slug={slug} act="appele" label="Appelé" icon={PhoneCall} back={DESK} name={name} />
          </li>
        ))}
      </TodoList>
    </TodoPart>
  );
}

/** Closures that come, « complet » that ends, places that stop; nothing when nothing does. */
export function DeskEndings({ endings: { total, lines } }: Pick<CallsTodo, 'endings'>) {
  return (
    <TodoPart id="bientot" title="Bientôt fermés, ou plus complets" total={total} shown={lines.length}>
      <TodoList>
        {lines.map(({ slug, name, service, serviceSlug, why }) => (
          <li
            key={`${slug} ${serviceSlug} ${why}`}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3"
          >
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-semibold">{service}</p>
              <p className="text-small text-soft">
                {name} : {why}
              </p>
            </div>
            <LinkButton
              href={`${DESK}/annuaire/${slug}/services/${serviceSlug}#de-la-place-en-ce-moment`}
              aria-label={`Mettre à jour : ${service}, ${name}`}
            >
              Mettre à jour
            </LinkButton>
          </li>
        ))}
      </TodoList>
    </TodoPart>
  );
}
