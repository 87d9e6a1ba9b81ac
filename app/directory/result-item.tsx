import Globe from 'lucide-react/icons/globe';
import Mail from 'lucide-react/icons/mail';
import Phone from 'lucide-react/icons/phone';
import { Abbr } from '#app/ui/abbr.tsx';
import { Badge, CapacityBadge, FreshnessBadge } from '#app/ui/badge.tsx';
import { FamilyGlyph } from '#app/ui/family-glyph.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { type DirectoryQuery, directoryHref } from './directory-query.ts';
import { familyLook } from './family-look.ts';
import { StarButton } from './favourites/star-button.tsx';
import { distanceWords, plural } from './list-words.ts';
import { pickedSearch, withPicked } from './picked/picked.ts';
import type { ResultView, ServiceView } from './result-view.server.ts';

export type ResultItemProps = {
  result: ResultView;
  number: number;
  query: DirectoryQuery;
  /** undefined for who is not signed in. */
  isStarred?: boolean;
};

/** Name, what for, how to reach; then how far and how fresh. */
export function ResultItem({ result, number, query, isStarred }: ResultItemProps) {
  const { slug, name, acronym, kind, family, commune, distanceKm } = result;
  const isByService = query.groupBy === 'services';
  const [first] = result.services;
  const where = [kind, commune, distanceKm === null ? null : distanceWords(distanceKm)]
    .filter(Boolean)
    .join('\u00a0· ');
  return (
    <li id={`resultat-${number}`} data-slug={slug}>
      <article>
        <div className="results-mark">
          <FamilyGlyph {...familyLook(family)} />
          {/* As on the plan beside the list. */}
          <span aria-hidden="true">{number}</span>
        </div>
        <div className="results-body">
          <h2>
            <a href={`/annuaire/${slug}${pickedSearch(query.picked)}${isByService && first ? `#${first.slug}` : ''}`}>
              {isByService && first ? first.name : name}
            </a>
            {!isByService && acronym && acronym !== name && (
              <span>
                <Abbr short={acronym} full={name} />
              </span>
            )}
          </h2>
          <p>{isByService ? `${name} · ${where}` : where}</p>
          {result.because.length > 0 && (
            <p>
              <span>parce que : </span>
              <strong>{result.because.join('\u00a0· ')}</strong>
            </p>
          )}
          {!isByService && <Services slug={slug} services={result.services} more={result.moreServices} />}
          <Reach contacts={result.contacts} verifiedAt={result.verifiedAt} capacity={first?.capacity ?? null} />
          <PickLink slug={slug} name={name} number={number} query={query} />
        </div>
        {isStarred !== undefined && (
          <StarButton slug={slug} name={name} isStarred={isStarred} form="favoris" anchor={`resultat-${number}`} />
        )}
      </article>
    </li>
  );
}

/** A plain link: the list is in the address. */
function PickLink({
  slug,
  name,
  number,
  query,
}: {
  slug: string;
  name: string;
  number: number;
  query: DirectoryQuery;
}) {
  const picked = withPicked(query.picked, slug);
  const isPicked = query.picked.includes(slug);
  return (
    <a
      href={`${directoryHref(query, { picked, page: query.page })}#resultat-${number}`}
      rel="nofollow"
      className="screen-only link inline-flex min-h-8 items-center text-small"
    >
      {isPicked ? 'Retirer de ma liste' : 'Ajouter à ma liste'}
      <span className="sr-only"> : {name}</span>
    </a>
  );
}

function Services({ slug, services, more }: { slug: string; services: ServiceView[]; more: number }) {
  if (services.length === 0) return null;
  return (
    <ul>
      {services.map((service) => (
        <li key={service.id}>
          <a href={`/annuaire/${slug}#${service.slug}`}>{service.name}</a>
          <span>
            {' '}
            —{' '}
            {[service.accueil.join(', '), service.publics.slice(0, 3).join(', '), service.isFree ? 'gratuit' : null]
              .filter(Boolean)
              .join('\u00a0· ')
              .toLowerCase()}
          </span>
          {service.part && <Badge className="ml-2">{service.part}</Badge>}
        </li>
      ))}
      {more > 0 && (
        <li className="results-more">
          <a href={`/annuaire/${slug}`}>et {plural(more, 'autre service', 'autres services')}</a>
        </li>
      )}
    </ul>
  );
}

const CAPACITY = {
  disponible: { level: 'open', label: 'De la place' },
  tendu: { level: 'limited', label: 'Délai à prévoir' },
  complet: { level: 'full', label: 'Complet' },
} as const;

const CHANNELS = { telephone: Phone, courriel: Mail, site: Globe };

type ReachProps = Pick<ResultView, 'contacts' | 'verifiedAt'> & { capacity: ServiceView['capacity'] };

function Reach({ contacts, verifiedAt, capacity }: ReachProps) {
  return (
    <div className="results-reach">
      {contacts.map((contact) => (
        <a key={contact.channel} href={hrefOf(contact)} rel={contact.channel === 'site' ? 'noreferrer' : undefined}>
          <Icon of={CHANNELS[contact.channel]} size={16} />
          {contact.channel === 'site' ? 'Site' : contact.value}
        </a>
      ))}
      {capacity && capacity !== 'disponible' && <CapacityBadge {...CAPACITY[capacity]} />}
      <FreshnessBadge
        date={verifiedAt === null ? null : new Date(verifiedAt)}
        now={new Date()}
        verb="Vérifié en"
        verbWithDay="Vérifié le"
        unknown="Jamais vérifié"
      />
    </div>
  );
}

function hrefOf({ channel, value }: ResultView['contacts'][number]): string {
  if (channel === 'telephone') return `tel:${value.replaceAll(/[^+\d]/g, '')}`;
  return channel === 'courriel' ? `mailto:${value}` : value;
}
