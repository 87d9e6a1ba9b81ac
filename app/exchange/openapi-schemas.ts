// Shapes of the API's answers, as JSON Schema.

const text = { type: 'string' };
const maybeText = { type: ['string', 'null'] };
const codes = { type: 'array', items: text };
const commune = {
  type: ['object', 'null'],
  properties: { code: text, name: text },
  required: ['code', 'name'],
};
const serviceFields = {
  slug: text,
  name: text,
  needs: codes,
  accueil: codes,
  publics: codes,
  zones: codes,
  exclusions: codes,
};
const shared = {
  acronym: maybeText,
  kind: text,
  needs: codes,
  commune,
  distanceKm: { type: ['number', 'null'] },
  verifiedAt: { type: ['string', 'null'], format: 'date-time' },
  because: codes,
};

export const openApiSchemas = {
  Results: {
    type: 'object',
    required: ['total', 'services', 'engine', 'items', 'facets', 'next'],
    properties: {
      total: { type: 'integer', description: 'Acteurs, ou services avec par=services.' },
      services: { type: 'integer' },
      exact: { type: 'boolean', description: 'Faux : trop de résultats sans commune, comptes estimés par service.' },
      engine: { type: 'string', enum: ['meilisearch', 'postgres'] },
      items: {
        type: 'array',
        items: {
          anyOf: [{ $ref: '#/components/schemas/OrganisationItem' }, { $ref: '#/components/schemas/ServiceItem' }],
        },
      },
      facets: {
        type: 'object',
        additionalProperties: { type: 'object', additionalProperties: { type: 'integer' } },
      },
      next: { type: ['string', 'null'], description: 'À donner comme « curseur ».' },
    },
  },
  OrganisationItem: {
    type: 'object',
    required: ['slug', 'name', 'kind', 'services'],
    properties: {
      slug: text,
      name: text,
      ...shared,
      services: { type: 'array', items: { type: 'object', properties: serviceFields } },
    },
  },
  ServiceItem: {
    type: 'object',
    required: ['slug', 'name', 'organisation'],
    properties: {
      ...shared,
      ...serviceFields,
      slug: maybeText,
      name: maybeText,
      organisation: { type: 'object', properties: { slug: text, name: text }, required: ['slug', 'name'] },
    },
  },
  Organisation: {
    type: 'object',
    required: ['slug', 'name', 'kind', 'services'],
    properties: {
      slug: text,
      name: text,
      acronym: maybeText,
      description: text,
      kind: text,
      territory: text,
      commune,
      website: maybeText,
      verifiedAt: { type: ['string', 'null'], format: 'date-time' },
      contacts: { type: 'array', items: { $ref: '#/components/schemas/Contact' } },
      services: { type: 'array', items: { type: 'object', properties: serviceFields, additionalProperties: true } },
    },
  },
  Contact: {
    type: 'object',
    required: ['channel', 'label', 'value'],
    properties: { channel: { type: 'string', enum: ['telephone', 'courriel', 'site'] }, label: text, value: text },
  },
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'detail'],
    properties: {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      parameters: { type: 'array', items: { type: 'object', properties: { name: text, detail: text } } },
    },
  },
};
