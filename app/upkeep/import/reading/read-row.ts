// One line of a file → an organisation, a service or both, with what was not understood of it, column by column.
import { hash } from 'node:crypto';
import { slugOf } from '#app/upkeep/entry/save-entry.server.ts';
import { normalise } from '#db/normalise.ts';
import type { ImportIssue, UnknownWords } from '#db/schema/import.ts';
import { kindOfName, splitCell } from './free-words.ts';
import { readMail, readPhone, readSiret, readSite } from './reach-words.ts';
import { readService } from './read-service.ts';
import { type Fields, filled, RowCells, type RowContext, type Where } from './row-cells.ts';
import { findWrittenCommune } from './where-words.ts';

export type ReadRow = {
  organisationKey: string;
  serviceKey: string | null;
  organisation: Fields;
  contacts: Fields[];
  service: Fields | null;
  place: Fields | null;
  issues: ImportIssue[];
  words: UnknownWords[];
  isRefused: boolean;
};

export function readRow(raw: readonly string[], context: RowContext): ReadRow {
  const cells = new RowCells(raw, context);
  const name = cells.get('nom');
  if (name === '') cells.refuse('nom', 'Le nom de l’organisme manque : la ligne ne peut pas être écrite.');
  else if (name.length > 200) cells.refuse('nom', 'Ce nom dépasse 200 caractères : un séparateur manque sans doute.');
  else if (name.startsWith('EXEMPLE – '))
    cells.refuse('nom', 'C’est la ligne d’exemple du modèle : elle est laissée de côté.');
  const where = readWhere(cells);
  const organisation = readOrganisation(cells, name, where);
  const contacts = readContacts(cells);
  const { service, place } = readService(cells, where);
  const leftovers = cells.leftOf('type').map((words) => `Type indiqué : ${words}.`);
  if (leftovers.length > 0)
    organisation.description = [organisation.description, ...leftovers].filter(Boolean).join('\n');
  const organisationKey = keyOf(cells, name, where.communeCode);
  return {
    organisationKey,
    serviceKey:
      service && (cells.get('identifiant-service') || slugOf(String(service.name)) || 'service').slice(0, 200),
    organisation,
    contacts,
    service,
    place,
    issues: cells.issues,
    words: cells.words,
    isRefused: cells.isRefused,
  };
}

/** What tells an organisation of a file from another: its identifier, else its SIRET, else its name and commune. */
function keyOf(cells: RowCells, name: string, communeCode: string | undefined): string {
  const id = cells.get('identifiant');
  if (id !== '') return `id:${id.slice(0, 200)}`;
  const siret = readSiret(cells.get('siret'));
  return siret === null ? `nom:${normalise(name).slice(0, 200)}|${communeCode ?? ''}` : `siret:${siret}`;
}

function readWhere(cells: RowCells): Where {
  const written = cells.get('commune');
  const postcode = cells.get('code-postal').replaceAll(' ', '');
  const padded = /^\d{4}$/.test(postcode) ? `0${postcode}` : postcode;
  const where: Where = { address: cells.text('adresse', 300) };
  if (written === '' && padded === '') return where;
  const found = findWrittenCommune(`${written}|${padded}`);
  if ('error' in found) {
    cells.refuse(written === '' ? 'code-postal' : 'commune', `Commune inconnue : ${found.error}`);
    return where;
  }
  const { code, lat, lon, approximate } = found.commune;
  const own = readPoint(cells);
  return own
    ? { ...where, communeCode: code, ...own, precision: 'adresse' }
    : {
        ...where,
        communeCode: code,
        latitude: lat,
        longitude: lon,
        precision: approximate ? 'approximatif' : 'commune',
      };
}

function readPoint(cells: RowCells): { latitude: number; longitude: number } | null {
  const [written, other] = [cells.get('latitude'), cells.get('longitude')];
  if (written === '' && other === '') return null;
  const [latitude, longitude] = [Number(written.replace(',', '.')), Number(other.replace(',', '.'))];
  const isThere = written !== '' && other !== '' && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  if (isThere) return { latitude, longitude };
  cells.fault('latitude', 'Ces coordonnées ne sont pas un point : la commune est prise à leur place.');
  return null;
}

function readOrganisation(cells: RowCells, name: string, where: Where): Fields {
  const siret = cells.get('siret');
  const known = siret === '' ? null : readSiret(siret);
  if (siret !== '' && known === null)
    cells.fault(
      'siret',
      `« ${siret.slice(0, 30)} » n’est pas un SIRET : quatorze chiffres, dont le dernier vérifie les autres. Il n’est pas repris.`,
    );
  const website = cells.get('site');
  const site = website === '' ? null : readSite(website);
  if (website !== '' && site === null)
    cells.fault('site', `« ${website.slice(0, 60)} » n’est pas l’adresse d’un site. Elle n’est pas reprise.`);
  const [kind] = cells.codes('type');
  const networks = splitCell(cells.get('reseaux')).slice(0, 20);
  return filled({
    name,
    slug: slugOf(name) || 'organisme',
    acronym: cells.text('sigle', 40),
    kind: kind ?? kindOfName(name) ?? (cells.get('type') === '' ? undefined : 'autre'),
    description: cells.text('description', 4000),
    siret: known,
    website: site,
    address: where.address,
    commune_code: where.communeCode,
    latitude: where.latitude,
    longitude: where.longitude,
    point_precision: where.precision,
    networks: networks.length > 0 ? networks : undefined,
  });
}

const PER_CHANNEL = 4;

function readContacts(cells: RowCells): Fields[] {
  const read = (code: string, channel: string, reader: (text: string) => string | null, what: string): Fields[] => {
    const values = new Set<string>();
    for (const text of splitCell(cells.get(code))
      .flatMap((part) => part.split(/,| \/ | ou /))
      .map((part) => part.trim())
      .filter(Boolean)) {
      const value = reader(text);
      if (value === null) cells.fault(code, `« ${text.slice(0, 60)} » n’est pas ${what}. Il n’est pas repris.`);
      else values.add(value);
    }
    return [...values]
      .slice(0, PER_CHANNEL)
      .map((value) => ({ channel, label: 'accueil', value, visibility: 'public' }));
  };
  return [
    ...read('telephone', 'telephone', readPhone, 'un numéro de téléphone'),
    ...read('courriel', 'courriel', readMail, 'une adresse de courriel'),
  ];
}

/** The same key of the same import is always the same entry: lines need not know each other, and SQL finds it again. */
export function idOf(importId: string, kind: 'o' | 's' | 'p', key: string): string {
  const hex = hash('md5', `${importId}:${kind}:${key}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
