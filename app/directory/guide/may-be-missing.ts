// « Ce qui peut manquer »: what to settle before sending somebody there. Pure.
import { actsFor } from '#app/territories/zone-match.ts';
import type { Reach } from '#search/engine.ts';
import { parisDay } from '#search/opening-hours.ts';
import type { ServiceDocument } from '#search/service-document.ts';
import { dayWords, periodWords } from '../french-days.ts';
import { distanceWords } from '../list-words.ts';

/** `isSerious`: may make the way useless; the others are to prepare. */
export type Missing = { text: string; isSerious: boolean };

const FAR_KM = 15;
const SOON_DAYS = 14;
const YEAR_MS = 366 * 86_400_000;

export type MissingContext = { reach: Reach | null; distanceKm: number | null; now: Date };

/** Most serious first; empty when nothing stands in the way. */
export function whatMayBeMissing(document: ServiceDocument, { reach, distanceKm, now }: MissingContext): Missing[] {
  const { service } = document;
  if (!service) return [];
  const missing: Missing[] = [];
  const say = (isSerious: boolean, text: string | null | false) => {
    if (text) missing.push({ text, isSerious });
  };
  const today = parisDay(now);
  const soon = parisDay(new Date(now.getTime() + SOON_DAYS * 86_400_000));
  const { capacity } = service;
  const until = capacity?.until ? ` jusqu’au ${dayWords(capacity.until)}` : '';
  say(true, capacity?.state === 'complet' && `complet${until}`);
  say(true, capacity?.state === 'tendu' && `délai à prévoir${until}`);
  for (const { from, to } of service.closures) {
    say(true, to >= today && from <= soon && `fermé ${periodWords(from, to)}`);
  }
  const match = reach && actsFor(document.zones, document.exclusions, reach);
  say(true, match?.acts === 'part' && `selon l’adresse : ${match.label}`);
  say(true, !document.mobilisationFor.includes('usagers') && 'la demande passe par un professionnel');
  const isOnlyThere = document.accueil.length === 1 && document.accueil[0] === 'sur-place';
  say(true, isOnlyThere && distanceKm !== null && distanceKm > FAR_KM && `loin : ${distanceWords(distanceKm)}`);
  say(true, document.hasPlace && !document.hasKnownHours && 'horaires non renseignés : appeler avant');
  say(true, now.getTime() - document.verifiedAt * 1000 > YEAR_MS && 'fiche vérifiée il y a plus d’un an, ou jamais');
  say(false, service.conditions && `conditions : ${lowerFirst(service.conditions.replace(/\.$/, ''))}`);
  say(false, service.papers.length > 0 && `à apporter : ${service.papers.join(', ')}`);
  say(false, document.cost.includes('payant') && (service.costDetail ?? 'payant'));
  return missing;
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
