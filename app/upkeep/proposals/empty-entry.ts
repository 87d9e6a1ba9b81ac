// An entry of which nothing is known yet: what a new one is compared with.
import type { EntrySnapshot, ServiceSnapshot } from '../history/snapshot.ts';

export const EMPTY_ENTRY: EntrySnapshot = {
  organisation: {
    kind: '',
    name: '',
    acronym: null,
    description: '',
    siret: null,
    website: null,
    address: null,
    communeCode: null,
    latitude: null,
    longitude: null,
    pointPrecision: null,
    networks: [],
    documents: [],
    verifiedAt: null,
    status: 'published',
  },
  contacts: [],
  services: [],
};

export function emptyService(id: string): ServiceSnapshot {
  return {
    id,
    slug: id,
    name: '',
    description: '',
    needs: [],
    responses: [],
    publics: ['tous'],
    conditions: null,
    papers: [],
    cost: 'gratuit',
    costDetail: null,
    accueil: ['sur-place'],
    mobilisation: [],
    mobilisationFor: [],
    mobilisationDetail: null,
    languages: ['fr'],
    zones: [],
    zoneExclusions: [],
    zoneDetail: null,
    capacityState: null,
    capacityAt: null,
    capacityUntil: null,
    status: 'published',
    places: [],
    relays: [],
    closures: [],
    contacts: [],
  };
}
