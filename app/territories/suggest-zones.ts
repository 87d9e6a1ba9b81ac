// Zones to choose from while somebody types, by kind.
import { allDepartements, allEpcis, findRegion, suggestCommunes } from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';
import { REGION_WORDS } from './place-words.ts';

export const ZONE_KINDS = ['commune', 'epci', 'departement', 'region'] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];
/** A région gives the lines of its départements. */
export type SuggestedZone = { label: string; lines: string[] };

const MOST = 8;

export function suggestZones(kind: ZoneKind, text: string): SuggestedZone[] {
  const plain = normalise(text.slice(0, 100));
  if (plain.length < 2) return [];
  if (kind === 'commune') return suggestCommunes(plain, MOST).map(zoneLine);
  if (kind === 'epci') return matching(allEpcis(), plain).map(zoneLine);
  if (kind === 'departement') return matching(allDepartements(), plain).map(zoneLine);
  const regions = Object.keys(REGION_WORDS).flatMap((code) => findRegion(code) ?? []);
  return matching(regions, plain).map(({ name, departements }) => ({
    label: `Région ${name}`,
    lines: allDepartements()
      .filter(({ code }) => departements.includes(code))
      .map((departement) => zoneLine(departement).label),
  }));
}

function zoneLine({ name, code }: { name: string; code: string }): SuggestedZone {
  const line = `${name} (${code})`;
  return { label: line, lines: [line] };
}

/** Names that begin so first, then those in which a later word does; a code counts as a beginning. */
function matching<Zone extends { name: string; code: string }>(zones: Zone[], plain: string): Zone[] {
  const ranked = zones.flatMap((zone) => {
    const name = normalise(zone.name);
    if (name.startsWith(plain) || zone.code.toLowerCase() === plain) return [{ zone, rank: 0 }];
    return ` ${name}`.includes(` ${plain}`) ? [{ zone, rank: 1 }] : [];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ zone }) => zone);
}
