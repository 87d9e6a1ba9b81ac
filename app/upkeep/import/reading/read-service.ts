// The service that a line describes, and the place where it is delivered.
import { slugOf } from '#app/upkeep/entry/save-entry.server.ts';
import { findCommune } from '#db/gazetteer.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { needsOf, splitCell } from './free-words.ts';
import { areHours } from './reach-words.ts';
import { type Fields, filled, type RowCells, type Where } from './row-cells.ts';
import { findWrittenZone } from './where-words.ts';

/** A line that names no service and no need describes the organisation alone. */
export function readService(cells: RowCells, where: Where): { service: Fields | null; place: Fields | null } {
  const written = cells.text('service', 200);
  const says = ['besoins', 'publics', 'frais', 'accueil', 'mobilisation', 'identifiant-service', 'description-service'];
  if (written === undefined && !says.some((code) => cells.get(code) !== '')) return { service: null, place: null };
  const needs = readNeeds(cells, written);
  const name = written ?? NEEDS.find(({ code }) => code === needs[0])?.short ?? 'Service';
  const zones = readZonesOf(cells, where);
  const accueil = cells.codes('accueil');
  const publics = cells.codes('publics');
  const cost = cells.codes('frais');
  if (cells.get('frais') === '')
    cells.warn('frais', 'Les frais ne sont pas dits : le service est écrit comme gratuit.');
  const hours = cells.get('horaires').replaceAll('\n', '; ');
  const isHours = hours !== '' && areHours(hours);
  if (hours !== '' && !isHours)
    cells.warn(
      'horaires',
      'Ces horaires ne sont pas dans l’écriture attendue : ils sont gardés comme texte, dans la description du service.',
    );
  const kept = [
    ...cells.leftOf('besoins').map((words) => `Aussi : ${words}.`),
    ...cells.leftOf('reponses').map((words) => `Réponse : ${words}.`),
    ...cells.leftOf('langues').map((words) => `Langue : ${words}.`),
    ...cells.leftOf('accueil').map((words) => `Accueil : ${words}.`),
    hours !== '' && !isHours ? `Horaires : ${hours}` : '',
  ];
  const described = [cells.text('description-service', 4000), ...kept].filter(Boolean).join('\n').slice(0, 4000);
  const service = filled({
    name,
    slug: slugOf(name) || 'service',
    description: described,
    needs,
    responses: cells.codes('reponses'),
    publics,
    conditions: joined(
      cells.text('conditions', 2000),
      cells.leftOf('publics').map((words) => `Public : ${words}.`),
    ),
    papers: splitCell(cells.get('papiers'))
      .slice(0, 20)
      .map((paper) => paper.slice(0, 200)),
    cost: cost[0],
    cost_detail: joined(cells.text('frais-detail', 500), cells.leftOf('frais')),
    accueil,
    mobilisation: cells.codes('mobilisation'),
    mobilisation_for: cells.codes('pour'),
    mobilisation_detail: joined(cells.text('mobilisation-detail', 1000), [
      ...cells.leftOf('mobilisation'),
      ...cells.leftOf('pour'),
    ]),
    languages: cells.codes('langues'),
    zones: zones.codes,
    zone_detail: joined(cells.text('zone-detail', 300), zones.left),
  });
  return { service, place: placeOf(cells, where, accueil, isHours ? hours : null) };
}

function readNeeds(cells: RowCells, name: string | undefined): string[] {
  const needs = cells.codes('besoins');
  if (needs.length > 0) return needs;
  if (cells.get('besoins') !== '') {
    cells.refuse('besoins', 'Aucun besoin n’est reconnu ici : dites ci-dessous ce que ces mots veulent dire.');
    return [];
  }
  const from = [name, cells.get('description-service')].filter(Boolean).join('. ').slice(0, 300);
  const guessed = from === '' ? [] : needsOf(from);
  if (guessed.length === 0) cells.refuse('besoins', 'Le besoin auquel ce service répond n’est pas dit.');
  else cells.warn('besoins', 'Le besoin n’est pas dit : il est deviné d’après le nom du service.');
  return guessed;
}

/** No zone written: that of the territory is taken when the row is written. */
function readZonesOf(cells: RowCells, where: Where): { codes: string[]; left: string[] } {
  const home = findCommune(where.communeCode ?? '')?.departement ?? '';
  const parts = splitCell(cells.get('zones'));
  const found = parts
    .flatMap((part) => (part.includes(',') ? part.split(',').map((one) => one.trim()) : [part]))
    .filter(Boolean)
    .slice(0, 600);
  const codes: string[] = [];
  const left: string[] = [];
  for (const words of found) {
    const read = findWrittenZone(`${words}|${home}`);
    codes.push(...read.codes);
    if (read.codes.length === 0) left.push(words);
    for (const error of read.errors) cells.fault('zones', `Zone inconnue : ${error}`);
  }
  if (found.length > 0 && codes.length === 0)
    cells.refuse('zones', 'Aucune zone d’intervention n’est reconnue : la ligne serait trouvée au mauvais endroit.');
  return { codes: [...new Set(codes)], left };
}

/** People are received where the organisation is, unless the service only comes or calls. */
function placeOf(cells: RowCells, where: Where, accueil: string[], openingHours: string | null): Fields | null {
  if (where.communeCode === undefined || (accueil.length > 0 && !accueil.includes('sur-place'))) return null;
  return filled({
    label: cells.text('lieu', 200) ?? 'Accueil',
    address: where.address,
    commune_code: where.communeCode,
    latitude: where.latitude,
    longitude: where.longitude,
    point_precision: where.precision,
    opening_hours: openingHours,
  });
}

function joined(text: string | undefined, more: string[]): string | undefined {
  return [text, ...more].filter(Boolean).join(' · ').slice(0, 1000) || undefined;
}
