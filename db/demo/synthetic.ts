// A large network that never was, for benches and relevance: the same seed gives the same rows, to the last letter.

import { normalise } from '#db/normalise.ts';
import type { contacts, organisations, places, services } from '#db/schema/directory.ts';
import type { territories } from '#db/schema/territories.ts';
import { ACCUEIL, MOBILISATION } from '#db/vocabulary/access.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { LANGUAGES } from '#db/vocabulary/languages.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { RESPONSES } from '#db/vocabulary/responses.ts';
import { createRandom } from './random.ts';
import { syntheticText } from './synthetic-text.ts';
import { syntheticZones } from './synthetic-zones.ts';

export type SyntheticOrganisation = typeof organisations.$inferSelect;
export type SyntheticService = typeof services.$inferSelect;
export type SyntheticPlace = typeof places.$inferSelect;
export type SyntheticContact = typeof contacts.$inferSelect;
export type SyntheticBatch = {
  organisations: SyntheticOrganisation[];
  services: SyntheticService[];
  places: SyntheticPlace[];
  contacts: SyntheticContact[];
};

export const SYNTHETIC_SOURCE = 'synthese';

/** The home of every synthetic organisation; inserted before them. */
export const SYNTHETIC_TERRITORY: typeof territories.$inferInsert & { id: string } = {
  id: '5e7e71c0-0000-4000-a000-000000000001',
  slug: 'synthese',
  name: 'Réseau de synthèse',
  description: 'Un réseau inventé, pour mesurer la recherche et la carte. Aucune de ces organisations n’existe.',
  zones: ['france'],
  centre: '75056',
};

const SERVICES_PER_BATCH = 2_000;
const DAY_MS = 86_400_000;
const DEFAULT_TODAY = new Date('2026-11-01T08:00:00Z');
/** How many services an organisation has, each entry as likely as the others: 1.56 on average. */
const SERVICES_OF_AN_ORGANISATION = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 5];
// Numbers that the French regulator keeps for fiction.
const FICTION = ['01 99 00', '02 61 91', '03 53 01', '04 65 71', '05 36 49'];
const PAPERS = ['facture récente', 'avis d’imposition', 'pièce d’identité', 'bail', 'attestation de droits', 'relevé'];
const ACCESSIBILITY = ['pmr', 'boucle-magnetique', 'lsf', 'stationnement'];
const NETWORKS = ['Réseau de synthèse', 'Alliance de synthèse', 'Coordination de synthèse'];
const HOURS = ['Mo-Fr', 'Mo-Th', 'Tu-Fr', 'Mo,We,Fr', 'Tu,Th', 'We', 'Mo-Sa', 'Sa'].flatMap((days) =>
  ['09:00-12:00', '09:00-12:00,14:00-17:00', '08:30-12:30,13:30-17:30', '14:00-18:30', '10:00-19:00'].map(
    (hours) => `${days} ${hours}; PH off`,
  ),
);

/**
 * Batches of about 2,000 services with their organisations, places and contacts, `services` of them in all. Needs, zones and
 * publics come from another stream of chance than the texts. `today` is what dates are counted back from.
 */
export function* syntheticNetwork(options: {
  services: number;
  seed: number;
  today?: Date;
}): Generator<SyntheticBatch, void, undefined> {
  const { seed, services: wanted, today = DEFAULT_TODAY } = options;
  const random = createRandom(seed, 'structure');
  const where = syntheticZones(createRandom(seed, 'zones'));
  const text = syntheticText(seed);
  const needCodes = NEEDS.map(({ code }) => code);
  const publicCodes = PUBLICS.map(({ code }) => code).filter((code) => code !== 'tous');
  const accueilCodes = ACCUEIL.map(({ code }) => code);
  const mobilisationCodes = MOBILISATION.map(({ code }) => code);
  const responseCodes = RESPONSES.map(({ code }) => code);
  const languageCodes = LANGUAGES.map(({ code }) => code).filter((code) => code !== 'fr');
  const kindCodes = KINDS.map(({ code }) => code);

  const daysAgo = (days: number) => new Date(today.getTime() - days * DAY_MS);
  const createdAt = daysAgo(1_000);

  function organisation(number: number): { row: SyntheticOrganisation; home: ReturnType<typeof where.home> } {
    const home = where.home();
    const name = text.organisationName();
    const isLocated = random.chance(0.8);
    const isVerified = random.chance(0.9);
    const slug = `${normalise(name).replaceAll(' ', '-')}-${number.toString(36)}`;
    const updatedAt = daysAgo(random.below(900));
    const row: SyntheticOrganisation = {
      id: random.uuid(),
      slug,
      kind: random.pick(kindCodes),
      name,
      acronym: text.acronym(name),
      description: text.organisationDescription(),
      siret: null,
      website: random.chance(0.4) ? `https://${slug}.example` : null,
      address: isLocated ? text.street() : null,
      communeCode: home.code,
      ...where.point(home),
      pointPrecision: isLocated && !home.approximate ? 'adresse' : home.approximate ? 'approximatif' : 'commune',
      networks: random.chance(0.2) ? [random.pick(NETWORKS)] : [],
      documents: [],
      homeTerritoryId: SYNTHETIC_TERRITORY.id,
      source: SYNTHETIC_SOURCE,
      sourceKey: `${seed}-${number}`,
      verifiedAt: isVerified ? daysAgo(random.below(900)) : null,
      verifiedBy: isVerified ? 'génération' : null,
      status: 'published',
      revision: 1,
      createdAt,
      updatedAt,
    };
    return { row, home };
  }

  function service(owner: SyntheticOrganisation, home: ReturnType<typeof where.home>, position: number) {
    const name = text.serviceName();
    const isOnSite = random.chance(0.78);
    const accueil = accueilCodes.filter((code) =>
      code === 'sur-place' ? isOnSite : random.chance(isOnSite ? 0.2 : 0.7),
    );
    const capacity = random.next();
    const { zones, exclusions } = where.zones(home);
    const row: SyntheticService = {
      id: random.uuid(),
      organisationId: owner.id,
      slug: `${normalise(name).replaceAll(' ', '-')}-${position + 1}`,
      name,
      description: text.serviceDescription(),
      needs: random.some(needCodes, 1 + Math.floor(4 * random.next() ** 2)),
      responses: random.some(responseCodes, 1 + random.below(2)),
      publics: random.chance(0.45) ? ['tous'] : random.some(publicCodes, 1 + random.below(3)),
      conditions: random.chance(0.3) ? text.condition() : null,
      papers: random.chance(0.4) ? random.some(PAPERS, 1 + random.below(3)) : [],
      cost: random.chance(0.88) ? 'gratuit' : 'payant',
      costDetail: null,
      accueil: accueil.length > 0 ? accueil : ['a-distance'],
      mobilisation: random.some(mobilisationCodes, 1 + random.below(3)),
      mobilisationFor: random.pick([['usagers', 'professionnels'], ['usagers'], ['professionnels']]),
      mobilisationDetail: null,
      languages: random.chance(0.75) ? ['fr'] : ['fr', ...random.some(languageCodes, 1 + random.below(3))],
      zones,
      zoneExclusions: exclusions,
      zoneDetail: null,
      capacityState: capacity < 0.15 ? 'disponible' : capacity < 0.25 ? 'tendu' : capacity < 0.3 ? 'complet' : null,
      capacityAt: capacity < 0.3 ? daysAgo(random.below(90)) : null,
      capacityUntil: null,
      status: 'published',
      revision: 1,
      createdAt,
      updatedAt: owner.updatedAt,
    };
    return { row, isOnSite };
  }

  function place(serviceId: string, home: ReturnType<typeof where.home>, position: number): SyntheticPlace {
    const commune = position === 0 ? home : where.neighbour(home);
    return {
      id: random.uuid(),
      serviceId,
      label: position === 0 ? 'Accueil' : `Antenne ${position}`,
      address: random.chance(0.8) ? text.street() : null,
      communeCode: commune.code,
      ...where.point(commune),
      pointPrecision: commune.approximate ? 'approximatif' : 'adresse',
      openingHours: random.chance(0.8) ? random.pick(HOURS) : null,
      from: null,
      to: null,
      accessibility: random.chance(0.5) ? random.some(ACCESSIBILITY, 1 + random.below(3)) : [],
    };
  }

  function contact(owner: SyntheticOrganisation): SyntheticContact {
    const tail = String(random.below(10_000)).padStart(4, '0');
    return {
      id: random.uuid(),
      organisationId: owner.id,
      serviceId: null,
      placeId: null,
      channel: 'telephone',
      label: 'accueil',
      value: `${random.pick(FICTION)} ${tail.slice(0, 2)} ${tail.slice(2)}`,
      visibility: random.chance(0.9) ? 'public' : 'professionnels',
      confirmedAt: owner.verifiedAt,
    };
  }

  let batch: SyntheticBatch = { organisations: [], services: [], places: [], contacts: [] };
  let made = 0;
  for (let number = 1; made < wanted; number += 1) {
    const { row: owner, home } = organisation(number);
    batch.organisations.push(owner);
    if (random.chance(0.7)) batch.contacts.push(contact(owner));
    const offered = Math.min(wanted - made, random.pick(SERVICES_OF_AN_ORGANISATION));
    for (let position = 0; position < offered; position += 1) {
      const { row, isOnSite } = service(owner, home, position);
      batch.services.push(row);
      const sites = isOnSite ? 1 + Math.floor(3 * random.next() ** 4) : 0;
      for (let site = 0; site < sites; site += 1) batch.places.push(place(row.id, home, site));
    }
    made += offered;
    if (batch.services.length >= SERVICES_PER_BATCH || made >= wanted) {
      yield batch;
      batch = { organisations: [], services: [], places: [], contacts: [] };
    }
  }
}
