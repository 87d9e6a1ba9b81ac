// How complete a service is, by the ten criteria of data·inclusion, and what would help it most. Pure.

export type QualityFacts = {
  accueil: string[];
  mobilisation: string[];
  mobilisationFor: string[];
  publics: string[];
  needs: string[];
  cost: string;
  costDetail: string | null;
  description: string;
  hasAddress: boolean;
  hasPhone: boolean;
  hasMail: boolean;
  hasSite: boolean;
  verifiedAt: Date | null;
};

/** `where`: the form that mends it; `anchor`: the part of that form. */
export type Fix = { advice: string; where: 'fiche' | 'service'; anchor: string };
export type Criterion = { name: string; label: string; value: number; fix: Fix };
export type Quality = { score: number; criteria: Criterion[]; next: Fix | null };

type Rule = { name: string; label: string; fix: Fix; value: (facts: QualityFacts, now: Date) => number | null };

const MONTH_MS = 30.44 * 86_400_000;
const FRESH_MS = 6 * MONTH_MS;
const OLD_MS = 24 * MONTH_MS;
const SHORTEST_TEXT = 200;
const LONGEST_TEXT = 1_999;

const inService = (advice: string, anchor: string): Fix => ({ advice, where: 'service', anchor });
const yes = (is: boolean) => (is ? 1 : 0);

/** null where a criterion does not apply. In the order in which mending them helps a reader. */
const RULES: Rule[] = [
  {
    name: 'moyen-de-contact',
    label: 'Un moyen de joindre le service',
    fix: inService('Ajouter un téléphone, un courriel ou un site', 'groupe-contact'),
    value: ({ hasPhone, hasMail, hasSite }) => yes(hasPhone || hasMail || hasSite),
  },
  {
    name: 'telephone',
    label: 'Le numéro à appeler',
    fix: inService('Ajouter le numéro à appeler', 'groupe-contact'),
    value: ({ mobilisation, hasPhone }) => (mobilisation.includes('telephoner') ? yes(hasPhone) : null),
  },
  {
    name: 'courriel',
    label: 'L’adresse à laquelle écrire',
    fix: inService('Ajouter l’adresse à laquelle écrire', 'groupe-contact'),
    value: ({ mobilisation, hasMail }) => (mobilisation.includes('envoyer-un-courriel') ? yes(hasMail) : null),
  },
  {
    name: 'adresse',
    label: 'L’adresse où se rendre',
    fix: inService('Ajouter l’adresse où se rendre', 'groupe-lieu'),
    value: ({ accueil, mobilisation, hasAddress }) => {
      const comes =
        accueil.includes('sur-place') || mobilisation.includes('se-presenter') || mobilisation.includes('permanence');
      return comes ? yes(hasAddress) : null;
    },
  },
  {
    name: 'mobilisation',
    label: 'Comment s’adresser au service, et qui peut le faire',
    fix: inService('Dire comment s’adresser au service, et qui peut le faire', 'comment-faire'),
    value: ({ mobilisation, mobilisationFor }) => (yes(mobilisation.length > 0) + yes(mobilisationFor.length > 0)) / 2,
  },
  {
    name: 'date',
    label: 'Une vérification récente',
    fix: { advice: 'Appeler pour vérifier', where: 'fiche', anchor: 'gestes' },
    value: ({ verifiedAt }, now) => {
      if (verifiedAt === null) return 0;
      const age = now.getTime() - verifiedAt.getTime();
      return Math.min(1, Math.max(0, (OLD_MS - age) / (OLD_MS - FRESH_MS)));
    },
  },
  {
    name: 'description',
    label: 'Une description ni trop courte ni trop longue',
    fix: inService('Décrire le service en 200 à 2 000 caractères', 'description'),
    value: ({ description }) => {
      const length = description.trim().length;
      if (length < SHORTEST_TEXT) return 0;
      return length <= LONGEST_TEXT ? 1 : 0.5;
    },
  },
  {
    name: 'frais',
    label: 'Ce que cela coûte',
    fix: inService('Dire ce que la personne paie', 'frais-detail'),
    value: ({ cost, costDetail }) =>
      cost === 'gratuit' || (cost === 'payant' && costDetail) ? 1 : yes(cost !== '') / 2,
  },
  {
    name: 'publics',
    label: 'Pour qui',
    fix: inService('Dire pour qui', 'pour-qui-où'),
    value: ({ publics }) => yes(publics.length > 0),
  },
  {
    name: 'besoins',
    label: 'Pour quels besoins',
    fix: inService('Dire pour quels besoins', 'ce-que-le-service-fait'),
    value: ({ needs }) => yes(needs.length > 0),
  },
];

export function qualityOf(facts: QualityFacts, now: Date): Quality {
  const criteria = RULES.flatMap(({ name, label, fix, value }) => {
    const found = value(facts, now);
    return found === null ? [] : [{ name, label, fix, value: round(found) }];
  });
  const score = round(criteria.reduce((sum, { value }) => sum + value, 0) / criteria.length);
  // The first of those that miss most: what helps a reader stands first.
  const worst = criteria.reduce((least, { value }) => Math.min(least, value), 1);
  const next = worst < 1 ? (criteria.find(({ value }) => value === worst)?.fix ?? null) : null;
  return { score, criteria, next };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
