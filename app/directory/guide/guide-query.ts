// The answers of the guide as they travel in the address; nothing of them is kept.
import { type SetAside, setAside, unknownNames, unknownValues } from '../set-aside.ts';
import { HOUSINGS, SITUATIONS, URGENCIES } from './guide-questions.ts';

export type GuideQuery = {
  /** INSEE code, or a name. */
  commune: string;
  /** As typed in the form, a postcode perhaps; wins over `commune`, then redirected to it. */
  typedPlace: string;
  housing: string | null;
  situations: string[];
  /** One free line. */
  words: string;
  urgencies: string[];
  askedFor: 'usagers' | 'professionnels' | null;
};

export const LONGEST_WORDS = 200;
const LONGEST_COMMUNE = 80;

const NAMES = ['commune', 'lieu', 'logement', 'situation', 'texte', 'urgence', 'pour'];

/** Never fails: what is not one of our answers is left out; `guideAsides` says so. */
export function readGuideQuery(parameters: URLSearchParams): GuideQuery {
  const known = (name: string, choices: { value: string }[]) =>
    choices.map(({ value }) => value).filter((value) => parameters.getAll(name).includes(value));
  const askedFor = parameters.get('pour');
  return {
    commune: parameters.get('lieu') === '' ? '' : plain(parameters.get('commune'), LONGEST_COMMUNE),
    typedPlace: plain(parameters.get('lieu'), LONGEST_COMMUNE),
    housing: known('logement', HOUSINGS)[0] ?? null,
    situations: known('situation', SITUATIONS),
    words: plain(parameters.get('texte'), LONGEST_WORDS),
    urgencies: known('urgence', URGENCIES),
    askedFor: askedFor === 'usagers' || askedFor === 'professionnels' ? askedFor : null,
  };
}

export function guideAsides(parameters: URLSearchParams): SetAside[] {
  const among = (name: string, choices: { value: string }[]) =>
    unknownValues(parameters, name, (value) => choices.some((choice) => choice.value === value));
  const words = plain(parameters.get('texte'), Number.POSITIVE_INFINITY);
  return [
    ...unknownNames(parameters, NAMES),
    ...among('logement', HOUSINGS),
    ...among('situation', SITUATIONS),
    ...among('urgence', URGENCIES),
    ...among('pour', [{ value: 'usagers' }, { value: 'professionnels' }]),
    ...(words.length > LONGEST_WORDS
      ? [setAside('texte', `Votre phrase dépasse ${LONGEST_WORDS} caractères : seul le début a été lu.`)]
      : []),
  ];
}

export function writeGuideQuery(query: GuideQuery, change: Partial<GuideQuery> = {}): string {
  const { commune, typedPlace, housing, situations, words, urgencies, askedFor } = { ...query, ...change };
  const parameters = new URLSearchParams();
  if (typedPlace) parameters.set('lieu', typedPlace);
  else if (commune) parameters.set('commune', commune);
  if (housing) parameters.set('logement', housing);
  for (const situation of situations) parameters.append('situation', situation);
  if (words) parameters.set('texte', words);
  for (const urgency of urgencies) parameters.append('urgence', urgency);
  if (askedFor) parameters.set('pour', askedFor);
  const text = parameters.toString();
  return text === '' ? '/annuaire/guide' : `/annuaire/guide?${text}`;
}

/** Whether anything was answered: before, the page only asks. */
export function isAnswered(query: GuideQuery): boolean {
  return query.situations.length > 0 || query.words !== '' || query.urgencies.length > 0;
}

function plain(text: string | null, longest: number): string {
  return (text ?? '')
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .toWellFormed()
    .trim()
    .slice(0, longest);
}
