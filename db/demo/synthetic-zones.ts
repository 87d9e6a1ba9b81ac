// Where the synthetic network stands and acts: people first, so large towns have most of it.

import { allCommunes, arrondissementsOf, type Commune, findCommune, findEpci, findRegion } from '#db/gazetteer.ts';
import type { Random } from './random.ts';

export type SyntheticZones = {
  /** A commune, or an arrondissement of Paris, Lyon and Marseille, in proportion to its people. */
  home: () => Commune;
  /** Around the home: communes 70 %, EPCI 15 %, département 13 %, région 1.7 %, France 0.3 %. */
  zones: (home: Commune) => { zones: string[]; exclusions: string[] };
  /** Somewhere in a commune, as degrees. */
  point: (commune: Commune) => { latitude: number; longitude: number };
  /** Another commune of the same EPCI, or the same one. */
  neighbour: (home: Commune) => Commune;
};

const COMMUNES_AT_MOST = 12;
const KM_PER_DEGREE = 111;

export function syntheticZones(random: Random): SyntheticZones {
  const populated = allCommunes().filter(
    ({ code, population }) => population > 0 && arrondissementsOf(code).length === 0,
  );
  const cumulative = new Float64Array(populated.length);
  let total = 0;
  for (const [index, { population }] of populated.entries()) {
    total += population;
    cumulative[index] = total;
  }

  function home(): Commune {
    const wanted = random.next() * total;
    let low = 0;
    let high = populated.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return populated[low] ?? random.pick(populated);
  }

  function membersAround(commune: Commune): string[] {
    return (commune.epci === null ? undefined : findEpci(commune.epci)?.members) ?? [commune.parent ?? commune.code];
  }

  function communesAround(commune: Commune): string[] {
    const own = commune.parent !== null && random.chance(0.5) ? commune.parent : commune.code;
    const members = membersAround(commune);
    // Most act in one or two communes, a few in a dozen.
    const count = Math.ceil(COMMUNES_AT_MOST * random.next() ** 3);
    const others = random.some(members, count - 1).filter((code) => code !== own && code !== commune.parent);
    return [own, ...others];
  }

  function zones(commune: Commune): { zones: string[]; exclusions: string[] } {
    const draw = random.next();
    if (draw < 0.7) return { zones: communesAround(commune), exclusions: [] };
    if (draw < 0.85) {
      if (commune.epci === null) return { zones: communesAround(commune), exclusions: [] };
      const others = membersAround(commune).filter((code) => code !== commune.code && code !== commune.parent);
      const exclusions = others.length > 0 && random.chance(0.05) ? [random.pick(others)] : [];
      return { zones: [commune.epci], exclusions };
    }
    if (draw < 0.98) {
      const isAround = commune.epci !== null && random.chance(0.05);
      return { zones: [commune.departement], exclusions: isAround && commune.epci !== null ? [commune.epci] : [] };
    }
    if (draw < 0.997)
      return { zones: findRegion(commune.region)?.departements ?? [commune.departement], exclusions: [] };
    return { zones: ['france'], exclusions: [] };
  }

  function point(commune: Commune): { latitude: number; longitude: number } {
    const spreadKm = Math.min(4, 0.4 + Math.sqrt(commune.population) / 120);
    const latitude = commune.lat + (random.gauss() * spreadKm) / 2 / KM_PER_DEGREE;
    const parallel = KM_PER_DEGREE * Math.cos((commune.lat * Math.PI) / 180);
    const longitude = commune.lon + (random.gauss() * spreadKm) / 2 / parallel;
    return { latitude: Math.round(latitude * 1e5) / 1e5, longitude: Math.round(longitude * 1e5) / 1e5 };
  }

  function neighbour(commune: Commune): Commune {
    return findCommune(random.pick(membersAround(commune))) ?? commune;
  }

  return { home, zones, point, neighbour };
}
