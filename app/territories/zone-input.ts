// Zones as people write them, one per line: « Montpellier », « Hérault », « 243400017 », « Montpellier (34172) ».
import { allEpcis, departementNamed, findCommune, findDepartement, findEpci, zoneName } from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';
import { resolveCommune } from './resolve-commune.ts';

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
    codes: [...new Set(read.flatMap((zone) => ('code' in zone ? [zone.code] : [])))],
    errors: read.flatMap((zone) => ('error' in zone ? [zone.error] : [])),
  };
}

/** What `readZones` reads back to the same codes. */
export function writeZones(codes: readonly string[]): string {
  return codes.map((code) => (code === 'france' ? 'Toute la France' : `${zoneName(code)} (${code})`)).join('\n');
}

function readZone(line: string): { code: string } | { error: string } {
  const code = (/\(([\dAB]{2,9}|france)\)\s*$/i.exec(line)?.[1] ?? line).toUpperCase();
  if (findEpci(code) || findDepartement(code) || findCommune(code)) return { code };
  const plain = normalise(line);
  if (['france', 'toute la france'].includes(plain)) return { code: 'france' };
  const epci = allEpcis().find(({ name }) => normalise(name) === plain);
  if (epci) return { code: epci.code };
  const departement = departementNamed(line);
  const found = resolveCommune(line);
  const isExact = found.kind === 'one' && normalise(found.commune.name) === plain;
  if (departement && !isExact) return { code: departement.code };
  if (found.kind === 'one') return { code: found.commune.code };
  const choices = found.kind === 'several' ? found.communes : found.suggestions;
  const named = choices.slice(0, 4).map((commune) => `${commune.name} (${commune.code})`);
  return {
    error: `« ${line.slice(0, 60)} » : ${named.length > 0 ? `précisez ${named.join(' ou ')}.` : 'commune, intercommunalité ou département inconnu.'}`,
  };
}
