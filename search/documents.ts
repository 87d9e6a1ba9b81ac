// From rows to search documents: the only place that decides what leaves the database for an index.
import { findCommune, zoneName, zoneReach } from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';
import { ACRONYMS } from '#db/vocabulary/acronyms.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { findTerm } from '#db/vocabulary/term.ts';
import { cellsOf } from './map-cells.ts';
import { indexOpeningHours, parseOpeningHours } from './opening-hours.ts';
import type { ContactRow, OrganisationRows, ServiceRows, TerritoryRow } from './read-organisations.ts';
import type {
  DocumentOrganisation,
  DocumentRelay,
  DocumentService,
  PublicContact,
  SearchDocument,
} from './service-document.ts';

const LONGEST_TEXT = 4_000;

/** The word under which a need is indexed: one token, no letter that a typo could turn into another one. */
export function needToken(code: string): string {
  return `besoin${code.replaceAll('-', '')}`;
}

export type DocumentContext = { now: Date; territories: TerritoryRow[] };

/** One document per published service, or one for an organisation that offers none yet. */
export function buildDocuments(rows: OrganisationRows, context: DocumentContext): SearchDocument[] {
  const organisation = documentOrganisation(rows);
  if (rows.services.length === 0) return [organisationDocument(rows, organisation, context)];
  return rows.services.map((service) => serviceDocument(rows, organisation, service, context));
}

function serviceDocument(
  rows: OrganisationRows,
  organisation: DocumentOrganisation,
  { service, places, closures, relays }: ServiceRows,
  context: DocumentContext,
): SearchDocument {
  const opening = indexOpeningHours(places, closures, context.now);
  const documentPlaces = places.map((place) => ({
    label: place.label,
    address: place.address,
    commune: namedCommune(place.communeCode),
    latitude: place.latitude,
    longitude: place.longitude,
    precision: place.pointPrecision,
    openingHours: place.openingHours,
    from: place.from,
    to: place.to,
    accessibility: place.accessibility,
  }));
  const details: DocumentService = {
    slug: service.slug,
    name: service.name,
    description: service.description,
    conditions: service.conditions,
    papers: service.papers,
    costDetail: service.costDetail,
    mobilisationDetail: service.mobilisationDetail,
    zoneDetail: service.zoneDetail,
    capacity: service.capacityState && {
      state: service.capacityState,
      at: service.capacityAt?.toISOString() ?? null,
      until: service.capacityUntil,
    },
    closures,
    contacts: publicContacts(rows.contacts, (contact) => contact.serviceId === service.id),
    places: documentPlaces,
    relays: relays.filter(({ isClosed }) => !isClosed).map(relayOf),
    closedRelays: relays.filter(({ isClosed }) => isClosed).map(relayOf),
  };
  return {
    ...emptyDocument(rows, organisation),
    id: service.id,
    needs: service.needs,
    // « Tous publics » says it all: a narrower public beside it would only hide the service.
    publics: service.publics.includes('tous') ? ['tous'] : service.publics,
    responses: service.responses,
    accueil: service.accueil,
    mobilisation: service.mobilisation,
    mobilisationFor: service.mobilisationFor,
    cost: [service.cost],
    languages: service.languages,
    territories: territoriesReached(rows.territory, service.zones, service.zoneExclusions, context.territories),
    zones: service.zones,
    exclusions: service.zoneExclusions,
    points: places.map((place) => [place.latitude, place.longitude]),
    openHalfHours: opening.openHalfHours,
    closedDays: opening.closedDays,
    hasKnownHours: places.some(
      (place) => place.openingHours !== null && parseOpeningHours(place.openingHours) !== null,
    ),
    hasPlace: places.length > 0,
    cells: [...new Set(places.flatMap((place) => cellsOf(place.latitude, place.longitude)))],
    serviceName: withAcronyms(service.name),
    needWords: needWords(service.needs),
    communes: communeWords(organisation, documentPlaces, service.zones),
    text: [service.description, service.conditions, organisationText(rows)].join(' ').slice(0, LONGEST_TEXT),
    needPrimary: needToken(service.needs[0] ?? ''),
    needSecondary: service.needs.slice(1).map(needToken).join(' '),
    service: details,
  };
}

function organisationDocument(
  rows: OrganisationRows,
  organisation: DocumentOrganisation,
  context: DocumentContext,
): SearchDocument {
  const communeCode = rows.organisation.communeCode;
  return {
    ...emptyDocument(rows, organisation),
    id: rows.organisation.id,
    territories: territoriesReached(rows.territory, [], [], context.territories),
    zones: communeCode === null ? [] : [communeCode],
    communes: communeWords(organisation, [], []),
    text: organisationText(rows).slice(0, LONGEST_TEXT),
  };
}

function emptyDocument(rows: OrganisationRows, organisation: DocumentOrganisation): SearchDocument {
  return {
    id: '',
    organisationId: rows.organisation.id,
    audience: rows.territory.isClosed ? 'members' : 'public',
    organisationName: organisation.name,
    needs: [],
    kind: organisation.kind,
    publics: [],
    responses: [],
    accueil: [],
    mobilisation: [],
    mobilisationFor: [],
    cost: [],
    languages: [],
    territories: [],
    zones: [],
    verifiedAt: Math.floor((rows.organisation.verifiedAt?.getTime() ?? 0) / 1000),
    points: [],
    exclusions: [],
    openHalfHours: [],
    closedDays: [],
    hasKnownHours: false,
    hasPlace: false,
    cells: [],
    names: [rows.organisation.name, rows.organisation.acronym, ...rows.organisation.networks]
      .filter(Boolean)
      .join(' · '),
    serviceName: '',
    needWords: '',
    communes: '',
    text: '',
    needPrimary: '',
    needSecondary: '',
    organisation,
    service: null,
  };
}

function documentOrganisation({ organisation, territory, contacts }: OrganisationRows): DocumentOrganisation {
  return {
    slug: organisation.slug,
    name: organisation.name,
    acronym: organisation.acronym,
    description: organisation.description,
    kind: organisation.kind,
    territory: territory.slug,
    commune: organisation.communeCode === null ? null : namedCommune(organisation.communeCode),
    website: organisation.website,
    documents: organisation.documents,
    verifiedAt: organisation.verifiedAt?.toISOString() ?? null,
    contacts: publicContacts(contacts, (contact) => contact.serviceId === null && contact.placeId === null),
  };
}

function relayOf({ slug, name, how }: ServiceRows['relays'][number]): DocumentRelay {
  return { slug, name, how };
}

function publicContacts(contacts: ContactRow[], isWanted: (contact: ContactRow) => boolean): PublicContact[] {
  return contacts
    .filter((contact) => contact.visibility === 'public' && isWanted(contact))
    .map(({ channel, label, value }) => ({ channel, label, value }));
}

function namedCommune(code: string): { code: string; name: string } {
  return { code, name: findCommune(code)?.name ?? code };
}

const expansions = ACRONYMS.map(({ acronym, expansion }) => ({
  acronym,
  expansion,
  short: ` ${normalise(acronym)} `,
  long: ` ${normalise(expansion)} `,
}));

/** A name is found by its acronym and by its expansion, whichever of them it is written with. */
function withAcronyms(text: string): string {
  const plain = ` ${normalise(text)} `;
  const added = expansions.flatMap(({ acronym, expansion, short, long }) => {
    if (plain.includes(long)) return plain.includes(short) ? [] : [acronym];
    return plain.includes(short) ? [expansion] : [];
  });
  return [text, ...added].join(' · ');
}

function organisationText({ organisation }: OrganisationRows): string {
  const kind = findTerm(KINDS, organisation.kind);
  return [organisation.description, kind?.label, ...(kind?.synonyms ?? [])].join(' ');
}

function needWords(needs: string[]): string {
  return needs
    .flatMap((code) => {
      const need = findTerm(NEEDS, code);
      return need ? [need.label, ...need.synonyms] : [];
    })
    .join(' · ');
}

function communeWords(
  organisation: DocumentOrganisation,
  places: { commune: { name: string } }[],
  zones: string[],
): string {
  const names = [
    organisation.commune?.name,
    ...places.map((place) => place.commune.name),
    ...zones
      .filter((zone) => zone !== 'france')
      .slice(0, 12)
      .map(zoneName),
  ];
  return [...new Set(names.filter((name) => name !== undefined))].join(' · ');
}

/** Home territory, and every other one in whose centre the service acts. */
function territoriesReached(
  home: TerritoryRow,
  zones: string[],
  exclusions: string[],
  territories: TerritoryRow[],
): string[] {
  const reached = territories.filter((territory) => {
    const chain = [...territory.zones, ...(zoneReach(territory.centre)?.chain ?? [])];
    return zones.some((zone) => chain.includes(zone)) && !exclusions.some((zone) => chain.includes(zone));
  });
  return [...new Set([home.slug, ...reached.map((territory) => territory.slug)])];
}
