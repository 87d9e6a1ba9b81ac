// One line per service, under the names of columns that an import understands.
import { cardUrl } from '#app/directory/card/card-url.ts';
import { describeZones } from '#app/territories/zone-wording.ts';
import { communesOfPostcode, findCommune } from '#db/gazetteer.ts';
import { ACCUEIL, FRAIS, MOBILISATION, POUR } from '#db/vocabulary/access.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { LANGUAGES } from '#db/vocabulary/languages.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { RESPONSES } from '#db/vocabulary/responses.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import type { ContactRow, OrganisationRows, ServiceRows } from '#search/read-organisations.ts';

type Line = { entry: OrganisationRows; service: ServiceRows | null; publicUrl: string };
type Column = { label: string; say: (line: Line) => string | null | undefined };

const BETWEEN = ' ; ';

/** The same labels as the model of the import, then what only goes out. */
const COLUMNS: Column[] = [
  { label: 'Nom de l’organisme', say: ({ entry }) => entry.organisation.name },
  { label: 'Identifiant de l’organisme dans votre tableau', say: ({ entry }) => entry.organisation.slug },
  { label: 'Sigle', say: ({ entry }) => entry.organisation.acronym },
  { label: 'Type d’acteur', say: ({ entry }) => labelOf(KINDS, entry.organisation.kind) },
  { label: 'Présentation de l’organisme', say: ({ entry }) => entry.organisation.description },
  { label: 'SIRET', say: ({ entry }) => entry.organisation.siret },
  { label: 'Site internet', say: ({ entry }) => entry.organisation.website },
  { label: 'Téléphone', say: (line) => reach(line, 'telephone', 'public') },
  { label: 'Courriel', say: (line) => reach(line, 'courriel', 'public') },
  { label: 'Adresse', say: ({ entry }) => entry.organisation.address },
  { label: 'Code postal', say: ({ entry }) => postcodeOf(entry.organisation.communeCode) },
  { label: 'Commune', say: ({ entry }) => communeName(entry.organisation.communeCode) },
  { label: 'Latitude', say: ({ entry }) => entry.organisation.latitude?.toString() },
  { label: 'Longitude', say: ({ entry }) => entry.organisation.longitude?.toString() },
  { label: 'Réseaux', say: ({ entry }) => entry.organisation.networks.join(BETWEEN) },
  { label: 'Nom du service', say: ({ service }) => service?.service.name },
  { label: 'Identifiant du service dans votre tableau', say: ({ service }) => service?.service.slug },
  { label: 'Description du service', say: ({ service }) => service?.service.description },
  { label: 'Besoins', say: ({ service }) => labels(NEEDS, service?.service.needs) },
  { label: 'Sortes de réponse', say: ({ service }) => labels(RESPONSES, service?.service.responses) },
  { label: 'Publics', say: ({ service }) => labels(PUBLICS, service?.service.publics) },
  { label: 'Conditions', say: ({ service }) => service?.service.conditions },
  { label: 'Pièces à apporter', say: ({ service }) => service?.service.papers.join(BETWEEN) },
  { label: 'Frais', say: ({ service }) => service && labelOf(FRAIS, service.service.cost) },
  { label: 'Précisions sur les frais', say: ({ service }) => service?.service.costDetail },
  { label: 'Où cela se passe', say: ({ service }) => labels(ACCUEIL, service?.service.accueil) },
  { label: 'Comment le mobiliser', say: ({ service }) => labels(MOBILISATION, service?.service.mobilisation) },
  { label: 'Qui peut le mobiliser', say: ({ service }) => labels(POUR, service?.service.mobilisationFor) },
  { label: 'Précisions sur la mobilisation', say: ({ service }) => service?.service.mobilisationDetail },
  { label: 'Langues', say: ({ service }) => labels(LANGUAGES, service?.service.languages) },
  // Codes, which no other commune shares; said in words in a column of its own.
  { label: 'Zones d’intervention', say: ({ service }) => service?.service.zones.join(BETWEEN) },
  { label: 'Précision de zone', say: ({ service }) => service?.service.zoneDetail },
  { label: 'Nom du lieu d’accueil', say: ({ service }) => places(service, (place) => place.label) },
  { label: 'Horaires', say: ({ service }) => places(service, (place) => place.openingHours) },
  {
    label: 'Adresses des lieux',
    say: ({ service }) =>
      places(service, (place) => [place.address, communeName(place.communeCode)].filter(Boolean).join(', ')),
  },
  {
    label: 'Agit où, en toutes lettres',
    say: ({ service }) => service && describeZones(service.service.zones, service.service.zoneExclusions),
  },
  // No word that an import would take for a network or a zone.
  { label: 'Fiche tenue par', say: ({ entry }) => entry.territory.name },
  { label: 'Dernière vérification', say: ({ entry }) => entry.organisation.verifiedAt?.toISOString().slice(0, 10) },
  { label: 'Fiche', say: ({ entry, publicUrl }) => cardUrl(publicUrl, entry.organisation.slug) },
];

const RESERVED_COLUMN: Column = {
  label: 'Réservé aux professionnels',
  say: (line) => reach(line, null, 'professionnels'),
};

export function tableHead(withProfessionals: boolean): string[] {
  return columns(withProfessionals).map(({ label }) => label);
}

/** One line per service; one for an entry that describes none. */
export function tableLines(entry: OrganisationRows, publicUrl: string, withProfessionals: boolean): string[][] {
  const own = entry.services.length === 0 ? [null] : entry.services;
  return own.map((service) =>
    columns(withProfessionals).map(({ say }) => printable(say({ entry, service, publicUrl }) ?? '')),
  );
}

function columns(withProfessionals: boolean): Column[] {
  return withProfessionals ? [...COLUMNS, RESERVED_COLUMN] : COLUMNS;
}

/** Neither a spreadsheet nor XML takes control characters and half letters. */
function printable(text: string): string {
  return text.toWellFormed().replaceAll(/[\p{Cc}--[\n\t]]|[\uFFFE\uFFFF]/gv, '');
}

function reach({ entry, service }: Line, channel: ContactRow['channel'] | null, visibility: string): string {
  const isOf = (contact: ContactRow) => contact.serviceId === null || contact.serviceId === service?.service.id;
  const values = entry.contacts
    .filter(
      (contact) =>
        contact.visibility === visibility && (channel === null || contact.channel === channel) && isOf(contact),
    )
    .map(({ value }) => value);
  return [...new Set(values)].join(BETWEEN);
}

function labels(terms: readonly { code: string; label: string }[], codes: string[] = []): string {
  return codes.map((code) => labelOf(terms, code)).join(BETWEEN);
}

function communeName(code: string | null): string {
  return code === null ? '' : (findCommune(code)?.name ?? code);
}

/** Tells a commune from its homonyms; none where it would name an arrondissement instead. */
function postcodeOf(code: string | null): string {
  const postcode = findCommune(code ?? '')?.postcodes[0] ?? '';
  return communesOfPostcode(postcode).some(({ parent }) => parent === code) ? '' : postcode;
}

/** A place says once what all of them share. */
function places(service: ServiceRows | null, say: (place: ServiceRows['places'][number]) => string | null): string {
  const said = (service?.places ?? []).map((place) => say(place) ?? '');
  return [...new Set(said.filter(Boolean))].join(BETWEEN);
}
