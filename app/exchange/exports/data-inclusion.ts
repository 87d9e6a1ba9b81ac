// The directory in the words of data·inclusion v1, for whoever reads that format. Needs go by `mapping` of the vocabulary:
// that schema has no energy theme.
import { cardUrl } from '#app/directory/card/card-url.ts';
import { findCommune } from '#db/gazetteer.ts';
import { ACCUEIL, FRAIS, MOBILISATION, POUR } from '#db/vocabulary/access.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { findTerm, labelOf } from '#db/vocabulary/term.ts';
import type { ContactRow, OrganisationRows, ServiceRows } from '#search/read-organisations.ts';

const SOURCE = 'maillage';

/** Two passes: readers expect all structures before the services. */
export async function* dataInclusionOf(
  read: () => AsyncIterable<OrganisationRows[]>,
  publicUrl: string,
): AsyncGenerator<string> {
  yield '{"structures":[';
  yield* list(read(), (entry) => [structureOf(entry, publicUrl)]);
  yield '],"services":[';
  yield* list(read(), (entry) => entry.services.map((service) => serviceOf(entry, service, publicUrl)));
  yield ']}\n';
}

async function* list(batches: AsyncIterable<OrganisationRows[]>, of: (entry: OrganisationRows) => object[]) {
  let isFirst = true;
  for await (const entries of batches) {
    const items = entries.flatMap(of).map((item) => JSON.stringify(item));
    if (items.length === 0) continue;
    yield `${isFirst ? '\n' : ',\n'}${items.join(',\n')}`;
    isFirst = false;
  }
}

export function structureOf({ organisation, contacts }: OrganisationRows, publicUrl: string) {
  const own = contacts.filter(({ serviceId, placeId }) => serviceId === null && placeId === null);
  return {
    source: SOURCE,
    id: `${SOURCE}--${organisation.id}`,
    nom: nameOf(organisation.name),
    date_maj: dayOf(organisation.verifiedAt ?? organisation.updatedAt),
    description: textOf(organisation.description),
    lien_source: cardUrl(publicUrl, organisation.slug),
    siret: /^\d{14}$/.test(organisation.siret ?? '') ? organisation.siret : null,
    ...addressOf(organisation),
    ...reachOf(own),
    site_web: addressOfSite(organisation.website ?? own.find(({ channel }) => channel === 'site')?.value),
    horaires_accueil: null,
    accessibilite_lieu: null,
    reseaux_porteurs: null,
  };
}

export function serviceOf(
  { organisation, contacts }: OrganisationRows,
  { service, places }: ServiceRows,
  publicUrl: string,
) {
  const own = contacts.filter(({ serviceId }) => serviceId === service.id);
  const general = contacts.filter(({ serviceId, placeId }) => serviceId === null && placeId === null);
  const [place] = places;
  const publics = mapped(PUBLICS, service.publics);
  const thematiques = mapped(NEEDS, service.needs);
  return {
    source: SOURCE,
    structure_id: `${SOURCE}--${organisation.id}`,
    id: `${SOURCE}--${service.id}`,
    nom: nameOf(service.name),
    description: textOf(service.description) ?? `${service.name}, proposé par ${organisation.name}`,
    lien_source: `${cardUrl(publicUrl, organisation.slug)}#${service.slug}`,
    date_maj: dayOf(organisation.verifiedAt ?? service.updatedAt),
    type: service.responses.includes('financiere') ? 'aide-financiere' : 'accompagnement',
    thematiques: thematiques.length === 0 ? null : thematiques,
    frais: mapped(FRAIS, [service.cost])[0] ?? null,
    frais_precisions: service.costDetail,
    // « Tous publics » stands alone, and so does whoever that schema has no word for.
    publics: publics.includes('tous-publics') || publics.length === 0 ? ['tous-publics'] : publics,
    publics_precisions: publicsInWords(service.publics),
    conditions_acces:
      [service.conditions, ...service.papers.map((paper) => `À apporter : ${paper}`)].filter(Boolean).join('. ') ||
      null,
    ...addressOf(place ?? { address: null, communeCode: null, latitude: null, longitude: null }),
    ...reachOf([...own, ...general]),
    modes_accueil: orNull(mapped(ACCUEIL, service.accueil)),
    modes_mobilisation: orNull(mapped(MOBILISATION, service.mobilisation)),
    mobilisable_par: orNull(mapped(POUR, service.mobilisationFor)),
    mobilisation_precisions: service.mobilisationDetail,
    lien_mobilisation: null,
    zone_eligibilite: orNull(service.zones),
    horaires_accueil: place?.openingHours ?? null,
    contact_nom_prenom: null,
    volume_horaire_hebdomadaire: null,
    nombre_semaines: null,
  };
}

type Located = {
  address: string | null;
  communeCode: string | null;
  latitude: number | null;
  longitude: number | null;
};

function addressOf({ address, communeCode, latitude, longitude }: Located) {
  const commune = communeCode === null ? undefined : findCommune(communeCode);
  return {
    commune: commune?.name ?? null,
    code_insee: commune?.code ?? null,
    code_postal: null,
    adresse: address,
    complement_adresse: null,
    longitude,
    latitude,
  };
}

function reachOf(contacts: ContactRow[]) {
  const first = (wanted: string, isGood: (value: string) => boolean) =>
    contacts.find(({ channel, value }) => channel === wanted && isGood(value))?.value ?? null;
  return {
    telephone: first('telephone', () => true),
    courriel: first('courriel', (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)),
  };
}

function addressOfSite(text: string | null | undefined): string | null {
  const url = URL.parse(text ?? '');
  return url && /^https?:$/.test(url.protocol) && url.href.length <= 2083 ? url.href : null;
}

/** 3 to 150 letters, no dot at the end. */
function nameOf(name: string): string {
  const short = name
    .trim()
    .slice(0, 150)
    .replace(/[.\s]+$/, '');
  return short.length < 3 ? `${short} (organisme)` : short;
}

/** 5 to 10,000 letters. */
function textOf(text: string): string | null {
  const plain = text.trim().slice(0, 10_000);
  return plain.length < 5 ? null : plain;
}

/** Never tomorrow: a verification noted on another clock counts as today's. */
function dayOf(date: Date): string {
  return new Date(Math.min(date.getTime(), Date.now())).toISOString().slice(0, 10);
}

function mapped(terms: readonly { code: string; mapping: string[] }[], codes: string[]): string[] {
  return [...new Set(codes.flatMap((code) => findTerm(terms, code)?.mapping ?? []))];
}

function publicsInWords(codes: string[]): string | null {
  const lost = codes.filter((code) => findTerm(PUBLICS, code)?.mapping.length === 0);
  return lost.length === 0 ? null : lost.map((code) => labelOf(PUBLICS, code)).join(', ');
}

function orNull<T>(values: T[]): T[] | null {
  return values.length === 0 ? null : [...new Set(values)];
}
