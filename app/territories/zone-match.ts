// Whether a service acts where a person lives. The same rule as the search filter, for one service and with its reasons.

import { findCommune, zoneName, type zoneReach } from '#db/gazetteer.ts';

export type Reach = NonNullable<ReturnType<typeof zoneReach>>;
export type ZoneMatch = {
  /** « part »: only in some arrondissements of a commune known by its own code. */
  acts: 'yes' | 'part' | 'no';
  /** Zone codes of the service that matched, nearest first. */
  codes: string[];
  /** « seulement 4e », « sauf 1er et 2e »; null unless `acts` is « part ». */
  label: string | null;
};

const NOWHERE: ZoneMatch = { acts: 'no', codes: [], label: null };

function ordinals(codes: string[]): string {
  const names = codes.map((code) => {
    const parent = findCommune(code)?.parent;
    return parent ? zoneName(code).slice(zoneName(parent).length + 1) : zoneName(code);
  });
  return names.length <= 1 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`;
}

/** An exclusion always wins over a zone, however small the zone. */
export function actsFor(zones: string[], exclusions: string[], reach: Reach): ZoneMatch {
  const isZone = new Set(zones);
  const isExcluded = new Set(exclusions);
  if (reach.chain.some((code) => isExcluded.has(code))) return NOWHERE;
  const open = reach.partial.filter((code) => !isExcluded.has(code));
  const codes = reach.chain.filter((code) => isZone.has(code));
  if (codes.length > 0) {
    if (reach.partial.length === 0 || open.length === reach.partial.length) return { acts: 'yes', codes, label: null };
    if (open.length === 0) return NOWHERE;
    const closed = reach.partial.filter((code) => isExcluded.has(code));
    return { acts: 'part', codes, label: `sauf ${ordinals(closed)}` };
  }
  const partial = open.filter((code) => isZone.has(code));
  if (partial.length === 0) return NOWHERE;
  if (partial.length === reach.partial.length) return { acts: 'yes', codes: partial, label: null };
  return { acts: 'part', codes: partial, label: `seulement ${ordinals(partial)}` };
}
