// One result of the list. Fifty of them are most of what a page costs: written as text, with React's components only for
// what many of them share.
import { LRUCache } from 'lru-cache';
import Globe from 'lucide-react/icons/globe';
import Mail from 'lucide-react/icons/mail';
import Phone from 'lucide-react/icons/phone';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Badge, CapacityBadge, FreshnessBadge } from '#app/ui/badge.tsx';
import { FamilyGlyph } from '#app/ui/family-glyph.tsx';
import { freshnessOf } from '#app/ui/freshness.ts';
import { Icon } from '#app/ui/icon.tsx';
import { html, Markup } from '#app/ui/markup.ts';
import type { DirectoryQuery } from './directory-query.ts';
import { familyLook } from './family-look.ts';
import { StarButton } from './favourites/star-button.tsx';
import { distanceWords, joined, plural } from './list-words.ts';
import { pickedSearch } from './picked/picked.ts';
import type { ResultView, ServiceView } from './result-view.server.ts';

export type ResultProps = {
  result: ResultView;
  number: number;
  query: DirectoryQuery;
  now: Date;
  /** Where a click on « Ajouter à ma liste » leads. */
  pickHref: (slug: string) => string;
  /** undefined for who is not signed in. */
  isStarred?: boolean;
};

/** What comes back from one result to the next: glyphs, badges, months. */
const shared = new LRUCache<string, Markup>({ max: 4_000 });

function sharedMarkup(key: string, draw: () => ReactElement): Markup {
  let markup = shared.get(key);
  if (!markup) {
    markup = new Markup(renderToStaticMarkup(draw()));
    shared.set(key, markup);
  }
  return markup;
}

/** Name, what for, how to reach; then how far and how fresh. */
export function resultMarkup({ result, number, query, now, pickHref, isStarred }: ResultProps): Markup {
  const { slug, name, acronym, kind, family, commune, distanceKm, because } = result;
  const isByService = query.groupBy === 'services';
  const [first] = result.services;
  const where = joined([kind, commune, distanceKm === null ? null : distanceWords(distanceKm)]);
  const anchor = isByService && first ? `#${first.slug}` : '';
  const short = !isByService && acronym && acronym !== name;
  // The number is aria-hidden: it is the one on the plan beside the list.
  return html`<li id="resultat-${number}" data-slug="${slug}"><article><div class="results-mark">${glyph(family)}<span aria-hidden="true">${number}</span></div><div class="results-body"><h2><a href="/annuaire/${slug}${pickedSearch(query.picked)}${anchor}">${isByService && first ? first.name : name}</a>${
    short && html`<span><abbr title="${name}">${acronym}</abbr></span>`
  }</h2><p>${isByService ? joined([name, where]) : where}</p>${
    because.length > 0 && html`<p><span>parce que : </span><strong>${joined(because)}</strong></p>`
  }${!isByService && servicesMarkup(result)}${reachMarkup(result, now)}${pickMarkup(result, query, pickHref)}</div>${
    isStarred !== undefined && starMarkup(result, number, isStarred)
  }</article></li>`;
}

function glyph(family: string): Markup {
  return sharedMarkup(`glyph ${family}`, () => <FamilyGlyph {...familyLook(family)} />);
}

/** A plain link: the list is in the address. */
function pickMarkup(
  { slug, name }: ResultView,
  { picked }: DirectoryQuery,
  pickHref: (slug: string) => string,
): Markup {
  const words = picked.includes(slug) ? 'Retirer de ma liste' : 'Ajouter à ma liste';
  return html`<a href="${pickHref(slug)}" rel="nofollow">${words}<span class="sr-only"> : ${name}</span></a>`;
}

function servicesMarkup({ slug, services, moreServices }: ResultView): Markup | null {
  if (services.length === 0) return null;
  return html`<ul>${services.map((service) => serviceMarkup(slug, service))}${
    moreServices > 0 &&
    html`<li class="results-more"><a href="/annuaire/${slug}">et ${plural(moreServices, 'autre service', 'autres services')}</a></li>`
  }</ul>`;
}

function serviceMarkup(slug: string, { slug: own, name, accueil, publics, isFree, part }: ServiceView): Markup {
  const facts = joined([accueil.join(', '), publics.slice(0, 3).join(', '), isFree ? 'gratuit' : null]).toLowerCase();
  return html`<li><a href="/annuaire/${slug}#${own}">${name}</a><span> — ${facts}</span>${
    part && sharedMarkup(`part ${part}`, () => <Badge className="ml-2">{part}</Badge>)
  }</li>`;
}

const CAPACITY = {
  tendu: { level: 'limited', label: 'Délai à prévoir' },
  complet: { level: 'full', label: 'Complet' },
} as const;

const CHANNELS = { telephone: Phone, courriel: Mail, site: Globe };

function reachMarkup({ contacts, services, verifiedAt }: ResultView, now: Date): Markup {
  const capacity = services[0]?.capacity;
  return html`<div class="results-reach">${contacts.map(contactMarkup)}${
    capacity &&
    capacity !== 'disponible' &&
    sharedMarkup(`capacity ${capacity}`, () => <CapacityBadge {...CAPACITY[capacity]} />)
  }${freshnessMarkup(verifiedAt, now)}</div>`;
}

function contactMarkup({ channel, value }: ResultView['contacts'][number]): Markup {
  const icon = sharedMarkup(`channel ${channel}`, () => <Icon of={CHANNELS[channel]} size={16} />);
  if (channel === 'site') return html`<a href="${value}" rel="noreferrer">${icon}Site</a>`;
  const href = channel === 'telephone' ? `tel:${value.replaceAll(/[^+\d]/g, '')}` : `mailto:${value}`;
  return html`<a href="${href}">${icon}${value}</a>`;
}

function freshnessMarkup(verifiedAt: string | null, now: Date): Markup {
  const date = verifiedAt === null ? null : new Date(verifiedAt);
  // Within an hour of universal time no day of Paris ends and another begins.
  return sharedMarkup(`${freshnessOf(date, now)} ${verifiedAt?.slice(0, 13)}`, () => (
    <FreshnessBadge date={date} now={now} verb="Vérifié en" verbWithDay="Vérifié le" unknown="Jamais vérifié" />
  ));
}

function starMarkup({ slug, name }: ResultView, number: number, isStarred: boolean): Markup {
  const star = <StarButton {...{ slug, name, isStarred }} form="favoris" anchor={`resultat-${number}`} />;
  return new Markup(renderToStaticMarkup(star));
}
