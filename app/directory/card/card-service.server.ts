// One service of a card.
import { describeZones } from '#app/territories/zone-wording.ts';
import { ACCUEIL, FRAIS, MOBILISATION, POUR } from '#db/vocabulary/access.ts';
import { LANGUAGES } from '#db/vocabulary/languages.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import { parisDay } from '#search/opening-hours.ts';
import type { DocumentPlace, DocumentService, ServiceDocument } from '#search/service-document.ts';
import { dayWords, periodWords } from '../french-days.ts';
import { ACCESSIBILITY } from './accessibility.ts';
import type { CapacityView, CardService, PlaceView } from './card-view.ts';
import { contactViews } from './contact-view.ts';
import { readHours } from './read-hours.server.ts';

const CAPACITY = {
  disponible: { level: 'open', label: 'De la place' },
  tendu: { level: 'limited', label: 'Délai à prévoir' },
  complet: { level: 'full', label: 'Complet' },
} as const;

/** null for the document of an organisation that offers no service yet. */
export function cardService(document: ServiceDocument, now: Date): CardService | null {
  const { service } = document;
  if (!service) return null;
  const labels = (terms: readonly { code: string; label: string }[], codes: string[]) =>
    codes.map((code) => labelOf(terms, code));
  return {
    id: document.id,
    slug: service.slug,
    name: service.name,
    description: service.description,
    needs: document.needs.map((code) => ({ label: labelOf(NEEDS, code), href: `/annuaire?besoin=${code}` })),
    publics: labels(PUBLICS, document.publics),
    conditions: service.conditions,
    papers: service.papers,
    cost: [...labels(FRAIS, document.cost), service.costDetail].filter(Boolean).join('. '),
    accueil: labels(ACCUEIL, document.accueil),
    mobilisation: labels(MOBILISATION, document.mobilisation),
    mobilisationFor: labels(POUR, document.mobilisationFor),
    mobilisationDetail: service.mobilisationDetail,
    languages: labels(LANGUAGES, document.languages),
    zones: capitalise(describeZones(document.zones, document.exclusions, service.zoneDetail)),
    relays: service.relays,
    capacity: capacityView(service.capacity),
    closures: closureSentences(service, now),
    contacts: contactViews(service.contacts),
    places: placeViews(service, now),
  };
}

function capacityView(capacity: DocumentService['capacity']): CapacityView | null {
  if (!capacity) return null;
  const said = capacity.at === null ? null : `information du ${dayWords(capacity.at.slice(0, 10))}`;
  const until = capacity.until === null ? null : `jusqu’au ${dayWords(capacity.until)}`;
  const words = [until, said].filter(Boolean).join(' ; ');
  return { ...CAPACITY[capacity.state], detail: words === '' ? null : capitalise(words) };
}

/** Of today and later: « Fermé du 21 au 28 décembre 2026 : congés. » */
export function closureSentences({ closures }: Pick<DocumentService, 'closures'>, now: Date): string[] {
  const today = parisDay(now);
  return closures
    .filter(({ to }) => to >= today)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, to, reason }) => `Fermé ${periodWords(from, to)}${reason ? ` : ${lowerFirst(reason)}` : ''}`);
}

/** Places of today and later; a desk whose tour is over is not shown. */
export function placeViews({ places, closures }: Pick<DocumentService, 'places' | 'closures'>, now: Date): PlaceView[] {
  const today = parisDay(now);
  return places.filter(({ to }) => to === null || to >= today).map((place) => placeView(place, closures, now));
}

function placeView(place: DocumentPlace, closures: DocumentService['closures'], now: Date): PlaceView {
  const period = periodWords(place.from, place.to);
  return {
    label: place.label,
    address: [place.address, place.commune.name].filter(Boolean).join(', '),
    isAddressVague: place.address === null,
    period: period && capitalise(period),
    hours: readHours(place, closures, now),
    accessibility: place.accessibility.map((code) => ACCESSIBILITY[code] ?? code),
  };
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
