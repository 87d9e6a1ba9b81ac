// Shapes of the API's answers, as JSON Schema.

type Schema = Record<string, unknown>;

const text = { type: 'string' };
const maybeText = { type: ['string', 'null'] };
const moment = { type: ['string', 'null'], format: 'date-time' };
const day = { type: 'string', format: 'date' };
const maybeDay = { type: ['string', 'null'], format: 'date' };
const count = { type: 'integer', minimum: 0 };
const codes = listOf(text);
const commune = { ...whole({ code: text, name: text }), type: ['object', 'null'] };

/** Every property is always there. */
function whole(properties: Record<string, Schema>): Schema {
  return { type: 'object', required: Object.keys(properties), properties };
}

function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

function named(schema: string): Schema {
  return { $ref: `#/components/schemas/${schema}` };
}

const serviceFields = {
  slug: text,
  name: text,
  needs: codes,
  accueil: codes,
  publics: codes,
  zones: codes,
  exclusions: codes,
};
const found = {
  acronym: maybeText,
  kind: text,
  needs: codes,
  commune,
  distanceKm: { type: ['number', 'null'], minimum: 0 },
  verifiedAt: moment,
  because: codes,
};

export const openApiSchemas = {
  Results: whole({
    total: { ...count, description: 'Acteurs, ou services avec par=services.' },
    services: count,
    exact: { type: 'boolean', description: 'Faux : trop de résultats sans commune, comptes estimés par service.' },
    engine: { type: 'string', enum: ['meilisearch', 'postgres'] },
    understood: named('Understood'),
    items: listOf({ anyOf: [named('OrganisationItem'), named('ServiceItem')] }),
    elsewhere: {
      ...listOf({ anyOf: [named('OrganisationItem'), named('ServiceItem')] }),
      description:
        'Quand moins de dix agissent pour la commune : qui répond au même besoin aux alentours, ou à distance. Jamais compté dans « total ».',
    },
    facets: { type: 'object', additionalProperties: { type: 'object', additionalProperties: count } },
    next: { type: ['string', 'null'], description: 'À donner comme « curseur » ; null sur la dernière page.' },
  }),
  Understood: {
    ...whole({
      needs: { ...codes, description: 'Besoins lus dans « q », le plus sûr d’abord.' },
      commune: { ...commune, description: 'Celle pour qui les résultats agissent.' },
      departement: maybeText,
      words: { ...text, description: 'Ce qui reste de « q » pour chercher des noms et des textes.' },
    }),
    description: 'Ce qui a été compris. Sans besoin, lieu ni mot, tout l’annuaire est rendu.',
  },
  OrganisationItem: whole({ slug: text, name: text, ...found, services: listOf(named('ServiceSummary')) }),
  ServiceItem: whole({
    ...found,
    ...serviceFields,
    slug: { ...maybeText, description: 'Null : un acteur dont aucun service n’est encore décrit.' },
    name: maybeText,
    organisation: whole({ slug: text, name: text }),
  }),
  ServiceSummary: whole(serviceFields),
  Organisation: whole({
    slug: text,
    name: text,
    acronym: maybeText,
    description: text,
    kind: text,
    territory: text,
    commune,
    website: maybeText,
    documents: listOf(
      whole({ kind: { type: 'string', enum: ['document', 'video'] }, label: text, url: { ...text, format: 'uri' } }),
    ),
    verifiedAt: moment,
    contacts: listOf(named('Contact')),
    services: listOf(named('Service')),
  }),
  Service: whole({
    ...serviceFields,
    description: text,
    conditions: maybeText,
    papers: codes,
    costDetail: maybeText,
    mobilisationDetail: maybeText,
    zoneDetail: maybeText,
    capacity: {
      ...whole({ state: { type: 'string', enum: ['disponible', 'tendu', 'complet'] }, at: maybeText, until: maybeDay }),
      type: ['object', 'null'],
    },
    closures: listOf(whole({ from: day, to: day, reason: text })),
    contacts: listOf(named('Contact')),
    places: listOf(named('Place')),
    relays: listOf(whole({ slug: text, name: text, how: text })),
    responses: codes,
    mobilisation: codes,
    pour: codes,
    frais: codes,
    langues: codes,
  }),
  Place: whole({
    label: text,
    address: maybeText,
    commune: whole({ code: text, name: text }),
    latitude: { type: 'number', minimum: -90, maximum: 90 },
    longitude: { type: 'number', minimum: -180, maximum: 180 },
    precision: text,
    openingHours: { ...maybeText, description: 'Au format opening_hours d’OpenStreetMap ; null : non renseignés.' },
    from: maybeDay,
    to: maybeDay,
    accessibility: codes,
  }),
  Contact: whole({ channel: { type: 'string', enum: ['telephone', 'courriel', 'site'] }, label: text, value: text }),
  Problem: {
    ...whole({
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      parameters: listOf(whole({ name: text, detail: text })),
    }),
    required: ['type', 'title', 'status', 'detail'],
  },
};
