import { ContactLinks } from '../card/contact-links.tsx';
import { pickedSearch, withPicked } from './picked.ts';
import type { PickedActor } from './read-picked.server.ts';

export function PickedActors({ actors }: { actors: PickedActor[] }) {
  const slugs = actors.map(({ slug }) => slug);
  return (
    <ol className="mt-6 divide-y divide-line">
      {actors.map(({ slug, name, about, services, contacts }) => (
        <li key={slug} className="keep-together grid gap-x-10 gap-y-3 py-5 md:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="min-w-0">
            <h2 className="text-body font-bold break-words">
              <a href={`/annuaire/${slug}${pickedSearch(slugs)}`}>{name}</a>
            </h2>
            <p className="text-small text-soft">{about}</p>
            <ul className="mt-2 space-y-1">
              {services.map((service) => (
                <li key={service.href} className="border-l-2 border-line pl-3 text-small break-words">
                  {service.name}
                </li>
              ))}
            </ul>
            <a
              href={`/annuaire/liste${pickedSearch(withPicked(slugs, slug))}`}
              className="screen-only link mt-2 inline-flex min-h-11 items-center text-small"
            >
              Retirer de ma liste
              <span className="sr-only"> : {name}</span>
            </a>
          </div>
          <ContactLinks contacts={contacts} />
        </li>
      ))}
    </ol>
  );
}
