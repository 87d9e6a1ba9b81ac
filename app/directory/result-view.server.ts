// One result as list, guide and map show it: codes turned into words, nothing else of the document.
import { actsFor } from '#app/territories/zone-match.ts';
import { ACCUEIL } from '#db/vocabulary/access.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { findTerm, labelOf } from '#db/vocabulary/term.ts';
import type { SearchItem, SearchRequest } from '#search/engine.ts';
import type { PublicContact, ServiceDocument } from '#search/service-document.ts';
import { reasonsFor } from './because.ts';

export type ServiceView = {
  id: string;
  slug: string;
  name: string;
  accueil: string[];
  publics: string[];
  /** « seulement 4e »: acts only in part of the commune asked for. */
  part: string | null;
  isFree: boolean;
  capacity: 'disponible' | 'tendu' | 'complet' | null;
};

export type ResultView = {
  slug: string;
  name: string;
  acronym: string | null;
  kind: string;
  family: string;
  commune: string | null;
  distanceKm: number | null;
  /** ISO moment of the last check with the organisation. */
  verifiedAt: string | null;
  /** Of the first service: « impayés · agit à Villeurbanne · gratuit ». */
  because: string[];
  services: ServiceView[];
  /** Services that match and are not among `services`. */
  moreServices: number;
  contacts: PublicContact[];
  /** Places of the services shown, for the plan. */
  points: { lat: number; lon: number; commune: string }[];
};

export function resultView(item: SearchItem, request: SearchRequest): ResultView | null {
  const [first] = item.documents;
  if (!first) return null;
  const { organisation } = first;
  const services = item.documents.flatMap((document) => serviceView(document, request) ?? []);
  const contacts = item.documents.flatMap((document) => document.service?.contacts ?? []);
  return {
    slug: organisation.slug,
    name: organisation.name,
    acronym: organisation.acronym,
    kind: labelOf(KINDS, organisation.kind),
    family: findTerm(KINDS, organisation.kind)?.family ?? 'autre',
    commune: organisation.commune?.name ?? null,
    distanceKm: item.distanceKm,
    verifiedAt: organisation.verifiedAt,
    because: reasonsFor(first, request),
    services,
    moreServices: item.serviceCount - item.documents.length,
    contacts: firstOfEachChannel([...contacts, ...organisation.contacts]),
    points: item.documents
      .flatMap((document) => document.service?.places ?? [])
      .map(({ latitude, longitude, commune }) => ({ lat: latitude, lon: longitude, commune: commune.name })),
  };
}

function serviceView(document: ServiceDocument, request: SearchRequest): ServiceView | null {
  const { service } = document;
  if (!service) return null;
  const match = request.reach && actsFor(document.zones, document.exclusions, request.reach);
  return {
    id: document.id,
    slug: service.slug,
    name: service.name,
    accueil: document.accueil.map((code) => labelOf(ACCUEIL, code)),
    publics: document.publics.map((code) => labelOf(PUBLICS, code)),
    part: match?.acts === 'part' ? match.label : null,
    isFree: document.cost.includes('gratuit'),
    capacity: service.capacity?.state ?? null,
  };
}

function firstOfEachChannel(contacts: PublicContact[]): PublicContact[] {
  const kept = new Map<string, PublicContact>();
  for (const contact of contacts) if (!kept.has(contact.channel)) kept.set(contact.channel, contact);
  return [...kept.values()];
}
