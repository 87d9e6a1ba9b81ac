// Whether what follows « Mme » is somebody's name: not « la Maire », not « X », not a street, not a chain of shops. Pure.

export type AfterTitle = {
  before: string;
  after: string;
  /** « mme dupont » is read too; after « madame » a small letter is a word like another. */
  isAbbreviated: boolean;
};

const PARTICLE = /^(?:(?:de la|de l|de|du|des|d|le|la|les|l|von|van|el|al|ben|da|dos|di)(?:[’']|\s{1,2}|-))/iu;
const CAPITAL_WORD = /^\p{Lu}[\p{L}\p{M}]{0,40}(?:[’'-]\p{L}[\p{L}\p{M}]{0,40}){0,4}\.?/u;
const SMALL_WORD = /^\p{Ll}[\p{L}\p{M}]{2,40}(?:[’'-]\p{L}[\p{L}\p{M}]{0,40}){0,4}/u;

/** What somebody is, not who they are. */
const FUNCTION =
  /^(sous-|vice-|co-)?(maire|prefet|president|direct(eur|rice)|ministre|depute|senat(eur|rice)|adjoint|conseill|elue?s?$|secretaire|chef|cheffe|responsable|charge|mediat(eur|rice)|juge|procureur|doyen|rect(eur|rice)|inspect(eur|rice)|commissaire|general|colonel|capitaine|batonnier|notaire|huissier|docteur|professeur|gardien|concierge|proprietaire|bailleur|locataire|premier|delegue|administrat(eur|rice)|tresori|commandant|assistant|travailleu|ambassad|gouvern|coordinat(eur|rice)|animat(eur|rice)|defenseu|contact|tout)/;
const STREET =
  /(rue|avenue|av\.|place|boulevard|bd|square|allee|allees|impasse|quai|cours|chemin|passage|ecole|college|lycee|salle|residence|hotel|restaurant|stade|foyer)\s{1,3}(de\s|du\s|des\s|d[’'])?\s?$/;
/** A shop and a saying. */
const NOBODY = /^(bricolage|propre|meuble|et|ou|x|y|z|untel|unetelle)$/;
/** Words that follow « mme » when it stands for « dame » in a hurried note. */
const EVERYDAY = new Set(
  'qui que est était sera avait ayant aurait vit vient vivant vient venue venu habite dit disait peut pas plus très trop bien mal avec sans dans chez pour par sur sous vers entre mais donc car elle lui nous vous son ses leur cette cet ces une des les aux âgée âgé seule seul malade enceinte veuve veuf locataire propriétaire retraitée retraité handicapée isolée isolé mariée demande demandait souhaite voulait veut doit devait reçoit perçoit paie payait refuse accepte appelle appelait contacte bonjour merci monsieur madame mademoiselle dame lors puis quand comme aussi encore toujours jamais déjà hier'.split(
    ' ',
  ),
);

/** How many characters of `after` are the name; 0 when it is none. */
export function personName({ before, after, isAbbreviated }: AfterTitle): number {
  if (STREET.test(plain(before))) return 0;
  let at = 0;
  for (let turn = 0; turn < 2; turn += 1) at += PARTICLE.exec(after.slice(at))?.[0].length ?? 0;
  const particle = after.slice(0, at);
  const first = CAPITAL_WORD.exec(after.slice(at))?.[0];
  if (first === undefined) return at === 0 && isAbbreviated ? smallName(after) : 0;
  if (isNobody(first)) return 0;
  // « Mme du CCAS », « M. de la CAF »: where they work.
  if (/^(du|de la|de l|des|de)\b/.test(particle) && /^\p{Lu}{2,8}$/u.test(first)) return 0;
  let end = at + first.length;
  for (let turn = 0; turn < 3; turn += 1) {
    const space = /^(?: |\u00a0|\u202f)/.exec(after.slice(end))?.[0].length ?? 0;
    if (space === 0) break;
    const link = PARTICLE.exec(after.slice(end + space))?.[0].length ?? 0;
    const next = CAPITAL_WORD.exec(after.slice(end + space + link))?.[0];
    if (next === undefined || (link > 0 && /^\p{Lu}{2,8}$/u.test(next))) break;
    end += space + link + next.length;
  }
  const name = after.slice(at, end).replace(/\.$/, '');
  // « Mme D. » tells nobody who it is; « Mme D. Martin » does.
  return [...name].length < 2 ? 0 : at + name.length;
}

function smallName(after: string): number {
  const word = SMALL_WORD.exec(after)?.[0];
  if (word === undefined || EVERYDAY.has(word) || isNobody(word)) return 0;
  return /(ée?s?|ait|ant|ent|er|eux|euse)$/.test(word) ? 0 : word.length;
}

function isNobody(word: string): boolean {
  const simple = plain(word).replace(/\.$/, '');
  return FUNCTION.test(simple) || NOBODY.test(simple);
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
