import type { ReactNode } from 'react';
import { CapacityBadge } from '#app/ui/badge.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { CardService } from './card-view.ts';
import { ContactLinks } from './contact-links.tsx';
import { PlaceBlock } from './place-block.tsx';

/** One service: what for, for whom, how; then where and when. */
export function ServiceArticle({ service }: { service: CardService }) {
  const { capacity } = service;
  return (
    <article
      id={service.slug}
      tabIndex={-1}
      className="scroll-mt-6 border-t border-line py-8 first:border-0 first:pt-2"
    >
      <h3 className="text-title leading-tight">{service.name}</h3>
      {capacity && (
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
          <CapacityBadge level={capacity.level} label={capacity.label} />
          {capacity.detail && <span className="text-soft">{capacity.detail}</span>}
        </p>
      )}
      {service.description && <p className="mt-3 max-w-prose">{service.description}</p>}
      {service.closures.map((closure) => (
        <Notice key={closure} tone="warning" className="mt-3 max-w-prose">
          <p>{closure}</p>
        </Notice>
      ))}
      <dl className="mt-5 grid gap-x-6 gap-y-3 sm:grid-cols-[9.5rem_minmax(0,1fr)]">
        <Line term="Pour quoi">
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {service.needs.map((need, at) => (
              <li key={need.href}>
                <a href={need.href} className={at === 0 ? 'link font-semibold' : 'link'}>
                  {need.label}
                </a>
              </li>
            ))}
          </ul>
        </Line>
        <Line term="Pour qui">{sentence(service.publics)}</Line>
        {service.conditions && <Line term="Conditions">{service.conditions}</Line>}
        <Line term="Coût">{service.cost}</Line>
        <Line term="Où">
          <p>{sentence(service.accueil)}</p>
          <p className="text-soft first-letter:uppercase">{service.zones}</p>
        </Line>
        <Line term="Comment faire">
          <p>{sentence(service.mobilisation)}</p>
          {service.mobilisationFor.length > 0 && (
            <p>
              La demande peut venir de{'\u202f'}: {service.mobilisationFor.join(', ').toLowerCase()}.
            </p>
          )}
          {service.mobilisationDetail && <p className="mt-1">{service.mobilisationDetail}</p>}
          {service.contacts.length > 0 && <ContactLinks contacts={service.contacts} />}
        </Line>
        {service.papers.length > 0 && (
          <Line term="Papiers à apporter">
            <ul className="list-disc pl-5">
              {service.papers.map((paper) => (
                <li key={paper} className="first-letter:uppercase">
                  {paper}
                </li>
              ))}
            </ul>
          </Line>
        )}
        {service.languages.length > 0 && <Line term="Langues">{sentence(service.languages)}</Line>}
        {service.relays.length > 0 && (
          <Line term="Relais">
            <ul className="space-y-1.5">
              {service.relays.map((relay) => (
                <li key={relay.slug}>
                  <a href={`/annuaire/${relay.slug}`} className="link font-semibold">
                    {relay.name}
                  </a>
                  {relay.how && <span className="block text-small text-soft">{relay.how}</span>}
                </li>
              ))}
            </ul>
          </Line>
        )}
        {service.places.length > 0 && (
          <Line term={service.places.length === 1 ? 'Lieu d’accueil' : 'Lieux d’accueil'}>
            <div className="space-y-5">
              {service.places.map((place) => (
                <PlaceBlock key={`${place.label} ${place.address} ${place.period}`} place={place} />
              ))}
            </div>
          </Line>
        )}
      </dl>
    </article>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-small font-semibold text-soft sm:pt-0.5">{term}</dt>
      <dd className="max-w-prose max-sm:-mt-2.5">{children}</dd>
    </>
  );
}

/** « Locataires du parc privé, personnes âgées » */
function sentence(labels: string[]): string {
  const [first = '', ...others] = labels;
  return [first, ...others.map((label) => label.charAt(0).toLowerCase() + label.slice(1))].join(', ');
}
