// Distinct searches as people make them: needs in their words, names, words of descriptions; a commune, often a filter.
import { allCommunes } from '#db/gazetteer.ts';
import { words } from '#db/normalise.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { INTENTS } from '#tests/relevance/intents.ts';
import type { CorpusService } from './corpus.ts';
import { pick, seededRandom } from './figures.ts';

const SMALLEST_TOWN = 20_000;
const FILTERS: [name: string, values: string[]][] = [
  ['public', ['senior', 'locataire-prive', 'proprietaire-occupant', 'famille']],
  ['accueil', ['a-domicile', 'sur-place', 'a-distance']],
  ['frais', ['gratuit']],
  ['besoin', NEEDS.map(({ code }) => code)],
];

/** Query strings, none twice; `withZone` false leaves the commune out. */
export function searchUrls(corpus: CorpusService[], count: number, withZone: boolean, seed: number): string[] {
  const random = seededRandom(seed);
  const towns = allCommunes().filter(({ population, parent }) => population >= SMALLEST_TOWN && parent === null);
  const phrases = INTENTS.filter(({ communeTyped }) => !communeTyped).map(({ typed }) => typed);
  const urls = new Set<string>();
  while (urls.size < count) {
    const kind = random();
    const service = pick(corpus, random);
    const typed =
      kind < 0.6
        ? pick(phrases, random)
        : kind < 0.75
          ? service.organisation.name
          : words(service.text)
              .slice(-12)
              .filter(() => random() < 0.25)
              .join(' ');
    const parameters = new URLSearchParams({ q: typed });
    if (withZone) parameters.set('commune', pick(towns, random).code);
    if (random() < 0.5) {
      const [name, values] = pick(FILTERS, random);
      parameters.set(name, pick(values, random));
    }
    if (typed !== '') urls.add(parameters.toString());
  }
  return [...urls];
}
