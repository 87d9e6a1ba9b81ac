// Grades and figures of relevance, from structured fields only: what the text says never counts.
import { zoneReach } from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';
import type { Intent } from './intent.ts';

export type Grade = 0 | 1 | 2 | 3;

export type GradedService = {
  organisation: { slug: string; name: string; acronym: string | null };
  needs: string[];
  publics: string[];
  zones: string[];
  exclusions: string[];
};

const DEPTH = 10;

/**
 * For a need: 3 = main need of both, zone and public; 2 = main need of the person among the needs, and zone; 1 = some need.
 * For a name: 3 = the right organisation. For an acronym several bodies may share: 3 = one that acts there, 1 = another.
 */
export function gradeOf(intent: Intent, service: GradedService): Grade {
  if (intent.organisation !== undefined) return gradeOfOrganisation(intent, intent.organisation, service);
  const main = intent.needs[0];
  const acts = actsFor(intent.commune, service);
  if (main !== undefined && acts !== 'nowhere' && service.needs.includes(main)) {
    const welcomes =
      intent.public === null || service.publics.some((code) => code === 'tous' || code === intent.public);
    return acts === 'everywhere' && welcomes && service.needs[0] === main ? 3 : 2;
  }
  return intent.needs.some((need) => service.needs.includes(need)) ? 1 : 0;
}

function gradeOfOrganisation(intent: Intent, pattern: string, service: GradedService): Grade {
  const haystack = namesOf(service.organisation);
  if (!pattern.split('|').some((alternative) => haystack.includes(` ${normalise(alternative)} `))) return 0;
  return intent.group === 'name' || service.zones.length === 0 || actsFor(intent.commune, service) !== 'nowhere'
    ? 3
    : 1;
}

const knownNames = new WeakMap<GradedService['organisation'], string>();

function namesOf(organisation: GradedService['organisation']): string {
  const { name, acronym, slug } = organisation;
  const names = knownNames.get(organisation) ?? ` ${normalise(`${name} · ${acronym ?? ''} · ${slug}`)} `;
  knownNames.set(organisation, names);
  return names;
}

/** `partly`: only in one arrondissement of a city known by its own code. */
export function actsFor(
  commune: string,
  { zones, exclusions }: Pick<GradedService, 'zones' | 'exclusions'>,
): 'everywhere' | 'partly' | 'nowhere' {
  const reach = zoneReach(commune);
  if (reach === undefined || exclusions.some((zone) => reach.chain.includes(zone))) return 'nowhere';
  if (zones.some((zone) => reach.chain.includes(zone))) return 'everywhere';
  return zones.some((zone) => reach.partial.includes(zone)) ? 'partly' : 'nowhere';
}

/** Discounted gain (2^grade − 1) of the first ten over the best order of `all`; 0 when nothing deserves a grade. */
export function ndcgAt10(returned: Grade[], all: Grade[]): number {
  const best = gain([...all].sort((left, right) => right - left));
  return best === 0 ? 0 : gain(returned) / best;
}

function gain(grades: Grade[]): number {
  return grades.slice(0, DEPTH).reduce<number>((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}

/** A full answer (grade 3) among the first three. */
export function succeedsAt3(returned: Grade[]): boolean {
  return returned.slice(0, 3).includes(3);
}
