// Zones as people write them, one per line: « Montpellier », « Hérault », « 243400017 », « Montpellier (34172) ».
import {
  allEpcis,
  departementNamed,
  findCommune,
  findDepartement,
  findEpci,
  findRegion,
  zoneName,
} from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';
import { REGION_WORDS } from './place-words.ts';
import { resolveCommune } from './resolve-commune.ts';

const REGION = /^r[eé]gion +/i;
const MOST_LINES = 600;

export type ReadZones = { codes: string[]; errors: string[] };

/** Codes in the order of the lines, each once; one French sentence per line that was not understood. */
export function readZones(text: string): ReadZones {
  const lines = text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length > MOST_LINES)
    return { codes: [], errors: [`${MOST_LINES} lignes au plus : choisissez une intercommunalité ou un département.`] };
  const read = lines.map(readZone);
  return {
    codes: [...new Set(read.flatMap((zone) => ('codes' in zone ? zone.codes : [])))],
    errors: read.flatMap((zone) => ('error' in zone ? [zone.error] : [])),
  };
}

/** What `readZones` reads back to the same codes. */
export function writeZones(codes: readonly string[]): string {
  return codes.map((code) => (code === 'france' ? 'Toute la France' : `${zoneName(code)} (${code})`)).join('\n');
}

/** « Région Occitanie » gives its départements. */
function readZone(line: string): { codes: string[] } | { error: string } {
  const code = (/\(([\dAB]{2,9}|france)\)\s*$/i.exec(line)?.[1] ?? line).toUpperCase();
  if (findEpci(code) || findDepartement(code) || findCommune(code)) return { codes: [code] };
  if (REGION.test(line)) {
    const wanted = normalise(line.replace(REGION, ''));
    const region = Object.keys(REGION_WORDS)
      .flatMap((known) => findRegion(known) ?? [])
      .find(({ name }) => normalise(name) === wanted);
    if (region) return { codes: region.departements };
  }
  const plain = normalise(line);
  if (['france', 'toute la france'].includes(plain)) return { codes: ['france'] };
  const epci = allEpcis().find(({ name }) => normalise(name) === plain);
  if (epci) return { codes: [epci.code] };
  const departement = departementNamed(line);
  const found = resolveCommune(line);
  const isExact = found.kind === 'one' && normalise(found.commune.name) === plain;
  if (departement && !isExact) return { codes: [departement.code] };
  if (found.kind === 'one') return { codes: [found.commune.code] };
  const choices = found.kind === 'several' ? found.communes : found.suggestions;
  const named = choices.slice(0, 4).map((commune) => `${commune.name} (${commune.code})`);
  return {
    error: `« ${line.slice(0, 60)} » : ${named.length > 0 ? `précisez ${named.join(' ou ')}.` : 'commune, intercommunalité ou département inconnu.'}`,
  };
}
