// « parce que : impayés · agit à Villeurbanne · gratuit »: why a result is there, from the fields of one service only.
import { actsFor } from '#app/territories/zone-match.ts';
import { describeZones, inZone } from '#app/territories/zone-wording.ts';
import { zoneName } from '#db/gazetteer.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { findTerm, labelOf } from '#db/vocabulary/term.ts';
import type { SearchRequest } from '#search/engine.ts';
import type { ServiceDocument } from '#search/service-document.ts';

/** Two to four short reasons; empty for an organisation without service. */
export function reasonsFor(document: ServiceDocument, request: SearchRequest): string[] {
  if (!document.service) return [];
  const wanted = [...(request.selection.besoin ?? []), ...request.understood.needs.map((need) => need.code)];
  const met = document.needs.filter((need) => wanted.includes(need));
  const needs = (met.length > 0 ? met : document.needs).slice(0, 2);
  const reasons = needs.map((code) => lowerFirst(findTerm(NEEDS, code)?.short ?? code));
  reasons.push(zoneReason(document, request));
  const publics = (request.selection.public ?? []).filter((code) => document.publics.includes(code));
  if (publics.length > 0) reasons.push(publics.map((code) => lowerFirst(labelOf(PUBLICS, code))).join(', '));
  else if (document.publics.includes('tous') && request.selection.public?.length) reasons.push('pour tous');
  if (document.cost.includes('gratuit')) reasons.push('gratuit');
  return reasons;
}

function zoneReason({ zones, exclusions }: ServiceDocument, { reach }: SearchRequest): string {
  if (!reach) return describeZones(zones, exclusions);
  const match = actsFor(zones, exclusions, reach);
  const where = zones.includes('france') && match.codes[0] === 'france' ? 'partout en France' : inZone(reach.code);
  if (match.acts === 'part') return `agit à ${zoneName(reach.code)}, ${match.label}`;
  if (match.acts === 'no') return describeZones(zones, exclusions);
  return `agit ${where}`;
}

export function lowerFirst(text: string): string {
  const second = text.charAt(1);
  // « CAF », « LED »: an acronym keeps its capitals.
  return second !== '' && second === second.toUpperCase() && /[A-ZÀ-Ý]/.test(second)
    ? text
    : text.charAt(0).toLowerCase() + text.slice(1);
}
