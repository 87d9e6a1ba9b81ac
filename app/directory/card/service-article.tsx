import ChevronDown from 'lucide-react/icons/chevron-down';
import type { ReactNode } from 'react';
import { CapacityBadge } from '#app/ui/badge.tsx';
import { classNames } from '#app/ui/class-names.ts';
import { Icon } from '#app/ui/icon.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { joined } from '../list-words.ts';
import type { CardService } from './card-view.ts';
import { ContactLinks } from './contact-links.tsx';
import { PlaceBlock } from './place-block.tsx';

/** One service: what for, for whom, how; then where and when. Folded where a card has many; paper unfolds them. */
export type ServiceArticleProps = {
  service: CardService;
  isFoldable: boolean;
  /** One column, beside a form. */
  isNarrow?: boolean;
};

export function ServiceArticle({ service, isFoldable, isNarrow = false }: ServiceArticleProps) {
  const { capacity } = service;
  const heading = (
    <>
      <h3 className="text-title leading-tight">{service.name}</h3>
      {capacity && <CapacityBadge level={capacity.level} label={capacity.label} />}
    </>
  );
  if (!isFoldable) {
    return (
      <article
        id={service.slug}
        tabIndex={-1}
        className="scroll-mt-6 border-t border-line py-7 first:border-0 first:pt-0"
      >
        <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">{heading}</div>
        <ServiceFacts service={service} isNarrow={isNarrow} />
      </article>
    );
  }
  return (
    <article className="border-t border-line">
      <details className="group">
        <summary className="flex list-none items-start gap-3 rounded-control py-4 [&::-webkit-details-marker]:hidden">
          <Icon
            of={ChevronDown}
            className="screen-only mt-1.5 text-action transition-transform group-open:rotate-180"
          />
          <span className="min-w-0">
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1 group-hover:text-action">{heading}</span>
            <span className="mt-1 block text-small text-soft group-open:hidden">
              {joined([
                ...service.needs.map((need) => need.label).slice(0, 3),
                service.accueil.join(', ').toLowerCase(),
              ])}
            </span>
          </span>
        </summary>
        {/* A link to the service lands here: the browser then unfolds what holds it. */}
        <div id={service.slug} tabIndex={-1} className="scroll-mt-24 pb-8 md:pl-7.5 print:pl-0">
          <ServiceFacts service={service} isNarrow={isNarrow} />
        </div>
      </details>
    </article>
  );
}

function ServiceFacts({ service, isNarrow }: { service: CardService; isNarrow: boolean }) {
  return (
    <>
      {service.description && <p className="max-w-prose">{service.description}</p>}
      {service.closures.map((closure) => (
        <Notice key={closure} tone="warning" className="mt-3 max-w-prose">
          <p>{closure}</p>
        </Notice>
      ))}
      <div
        className={isNarrow ? 'mt-4 space-y-4' : 'mt-5 gap-x-12 md:grid md:grid-cols-2 print:grid print:grid-cols-2'}
      >
        <dl className="space-y-4">
          <Line term="Pour quoi">
            <ul className="space-y-0.5">
              {service.needs.map((need, at) => (
                <li key={need.href}>
                  <a href={need.href} className={at === 0 ? 'link font-semibold' : 'link'}>
                    {need.label}
                  </a>
                </li>
              ))}
            </ul>
          </Line>
          <Line term="Pour qui">
            <p>{sentence(service.publics)}</p>
            {service.conditions && <p className="text-soft">{service.conditions}</p>}
          </Line>
          <Line term="Coût">{service.cost}</Line>
          {service.languages.length > 0 && <Line term="Langues">{sentence(service.languages)}</Line>}
          <Line term="Où">
            <p>{sentence(service.accueil)}</p>
            <p className="text-soft">{service.zones}</p>
          </Line>
        </dl>
        <dl className={isNarrow ? 'space-y-4' : 'space-y-4 max-md:mt-4'}>
          <Line term="Comment faire">
            <p>{sentence(service.mobilisation)}</p>
            {service.mobilisationFor.length > 0 && (
              <p className="text-soft">La demande vient de : {service.mobilisationFor.join(', ').toLowerCase()}.</p>
            )}
            {service.mobilisationDetail && <p className="mt-1">{service.mobilisationDetail}</p>}
            {service.contacts.length > 0 && <ContactLinks contacts={service.contacts} />}
          </Line>
          {service.capacity?.detail && <Line term={service.capacity.label}>{service.capacity.detail}</Line>}
          {service.papers.length > 0 && (
            <Line term="Papiers à apporter">
              <ul className="list-disc pl-5">
                {service.papers.map((paper) => (
                  <li key={paper}>{paper}</li>
                ))}
              </ul>
            </Line>
          )}
          {service.relays.length > 0 && (
            <Line term="Autres portes d’entrée">
              <ul className="space-y-1.5">
                {service.relays.map((relay) => (
                  <li key={relay.slug}>
                    <a href={`/annuaire/${relay.slug}`} className="link">
                      {relay.name}
                    </a>
                    {relay.how && <span className="block text-small text-soft">{relay.how}</span>}
                  </li>
                ))}
              </ul>
            </Line>
          )}
        </dl>
      </div>
      {service.places.length > 0 && (
        <section className="mt-6" aria-label={`Lieux d’accueil : ${service.name}`}>
          <h4 className="text-small text-soft">{service.places.length === 1 ? 'Lieu d’accueil' : 'Lieux d’accueil'}</h4>
          <div className={classNames('mt-2 grid gap-x-12 gap-y-6', !isNarrow && 'md:grid-cols-2 print:grid-cols-2')}>
            {service.places.map((place) => (
              <PlaceBlock key={`${place.label} ${place.address} ${place.period}`} place={place} />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="keep-together">
      <dt className="text-small font-semibold text-soft">{term}</dt>
      <dd className="max-w-prose">{children}</dd>
    </div>
  );
}

/** « Locataires du parc privé, personnes âgées » */
function sentence(labels: string[]): string {
  const [first = '', ...others] = labels;
  return [first, ...others.map((label) => label.charAt(0).toLowerCase() + label.slice(1))].join(', ');
}
