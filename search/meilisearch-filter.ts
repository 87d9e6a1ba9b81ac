// Search requests as Meilisearch filters. Every value is quoted: nothing typed ever becomes syntax.

import type { FacetName, Reach, SearchRequest, Selection } from './engine.ts';
import { FACET_NAMES, FACETS } from './engine.ts';
import { boxAround, cellsCovering } from './map-cells.ts';
import { halfHourOfWeek, parisDay } from './opening-hours.ts';
import type { Audience } from './service-document.ts';

export type Filter = string[];

export function zoneFilter(reach: Reach | null): Filter {
  if (!reach) return [];
  return [`zones IN ${list([...reach.chain, ...reach.partial])}`, `NOT exclusions IN ${list(reach.chain)}`];
}

/** A document that was indexed before audiences existed is public. */
export function audienceFilter(audience: Audience): Filter {
  return audience === 'members' ? [] : ['NOT audience = "members"'];
}

/** Where and when: what every count of the page depends on. */
export function scopeFilter(request: SearchRequest): Filter {
  const filter: Filter = [];
  const box = request.box ?? null;
  const boxCells = box && cellsCovering(box);
  if (box) filter.push(boxCells ? `cells IN ${list(boxCells)}` : 'hasPlace = true');
  if (request.radiusKm !== null && request.origin) {
    const cells = cellsCovering(boxAround(request.origin, request.radiusKm));
    if (cells) filter.push(`(cells IN ${list(cells)} OR hasPlace = false)`);
  }
  if (request.openAt) {
    filter.push(`openHalfHours = ${halfHourOfWeek(request.openAt)}`);
    filter.push(`NOT closedDays = ${quote(parisDay(request.openAt))}`);
  }
  return filter;
}

/** The other way round: what does not act there, open at that moment if that is asked. */
export function outsideFilter(request: SearchRequest): Filter {
  if (!request.reach) return scopeFilter(request);
  const { chain, partial } = request.reach;
  return [`(NOT zones IN ${list([...chain, ...partial])} OR exclusions IN ${list(chain)})`, ...scopeFilter(request)];
}

export function selectionFilter(selection: Selection, except?: FacetName): Filter {
  return FACET_NAMES.flatMap((name) => {
    const values = selection[name];
    if (name === except || !values || values.length === 0) return [];
    return [`${FACETS[name]} IN ${list(name === 'public' ? [...values, 'tous'] : values)}`];
  });
}

export function list(values: string[]): string {
  return `[${values.map(quote).join(',')}]`;
}

export function quote(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
