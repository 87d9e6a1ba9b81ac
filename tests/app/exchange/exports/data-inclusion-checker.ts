// data·inclusion v1.0.8 as its JSON Schemas and its stricter models state it; unknown fields are refused here too.
// Facts of https://github.com/gip-inclusion/data-inclusion-schema (Licence Ouverte 2.0).

type Check = (value: unknown) => boolean;

const text =
  (least = 0, most = Number.POSITIVE_INFINITY): Check =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most;
const like =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const setOf =
  (check: Check, least = 0): Check =>
  (value) =>
    Array.isArray(value) && value.length >= least && new Set(value).size === value.length && value.every(check);
const oneOf =
  (...values: string[]): Check =>
  (value) =>
    values.includes(value as string);
const nothing: Check = (value) => value === null;

const uri: Check = (value) =>
  typeof value === 'string' && value.length <= 2083 && /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value);
const mail = like(/^[^\s@]+@[^\s@]+\.[^\s@]+$/);
const name: Check = (value) => text(3, 150)(value) && !String(value).endsWith('.');
const notInFuture: Check = (value) =>
  like(/^\d{4}-\d\d-\d\d$/)(value) &&
  !Number.isNaN(Date.parse(String(value))) &&
  String(value) <= new Date().toISOString().slice(0, 10);

const THEMES = new Set(
  `choisir-un-metier--confirmer-son-choix-de-metier
choisir-un-metier--connaitre-les-opportunites-demploi
choisir-un-metier--decouvrir-un-metier-ou-un-secteur-dactivite
choisir-un-metier--identifier-ses-points-forts-et-ses-competences
creer-une-entreprise--definir-son-projet-de-creation-dentreprise
creer-une-entreprise--developper-son-entreprise
creer-une-entreprise--structurer-son-projet-de-creation-dentreprise
difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives
difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete
difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits
difficultes-administratives-ou-juridiques--beneficier-dune-mesure-daccompagnement-adapte
difficultes-administratives-ou-juridiques--connaitre-ses-droits-face-a-une-discrimination
difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire
difficultes-financieres--acquerir-une-autonomie-budgetaire
difficultes-financieres--ameliorer-sa-gestion-budgetaire
difficultes-financieres--mettre-en-place-une-mesure-de-protection-financiere
difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere
difficultes-financieres--situation-dendettement-surendettement
equipement-et-alimentation--aide-menagere
equipement-et-alimentation--alimentation
equipement-et-alimentation--electromenager
equipement-et-alimentation--habillement
famille--garde-denfants
famille--prise-en-charge-personne-dependante
famille--soutien-a-la-parentalite-et-a-leducation
famille--soutien-aidants
famille--surmonter-conflits-separation-violence
lecture-ecriture-calcul--maitriser-le-calcul
lecture-ecriture-calcul--maitriser-le-francais
logement-hebergement--acheter-un-logement
logement-hebergement--changer-de-logement
logement-hebergement--louer-un-logement
logement-hebergement--rechercher-une-solution-dhebergement-temporaire
logement-hebergement--reduire-les-impayes-de-loyer
logement-hebergement--se-maintenir-dans-le-logement
logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement
mobilite--acceder-a-un-vehicule
mobilite--entretenir-reparer-son-vehicule
mobilite--etre-accompagne-dans-son-parcours-mobilite
mobilite--financer-ma-mobilite
mobilite--mobilite-douce-partagee-collective
mobilite--preparer-un-permis
numerique--acceder-a-des-services-en-ligne
numerique--acceder-a-une-connexion-internet
numerique--acquerir-un-equipement
numerique--maitriser-les-fondamentaux-du-numerique
preparer-sa-candidature--developper-son-reseau
preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi
preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation
preparer-sa-candidature--valoriser-ses-competences
remobilisation--activites-sportives-et-culturelles
remobilisation--benevolat-action-citoyenne
remobilisation--bien-etre-confiance-en-soi
remobilisation--lien-social
sante--acces-aux-soins
sante--addictions
sante--constituer-un-dossier-mdph-invalidite
sante--sante-mentale
sante--sante-sexuelle
se-former--monter-son-dossier-de-formation
se-former--trouver-sa-formation
souvrir-a-linternational--connaitre-les-opportunites-demploi-a-letranger
souvrir-a-linternational--sinformer-sur-les-aides-pour-travailler-a-letranger
souvrir-a-linternational--sorganiser-suite-a-son-retour-en-france
trouver-un-emploi--convaincre-un-recruteur-en-entretien
trouver-un-emploi--faire-des-candidatures-spontanees
trouver-un-emploi--maintien-dans-lemploi
trouver-un-emploi--repondre-a-des-offres-demploi
trouver-un-emploi--suivre-ses-candidatures-et-relancer-les-employeurs`.split(/\s+/),
);
/** Two or three letters, but no region: « 32 » was one, and passes as a département. */
const zone: Check = (value) =>
  ['france'].includes(String(value)) || like(/^(?:\w{5}|\d{9}|(?:\d\d|2[AB]|97\d))$/)(value);
const publics: Check = (value) =>
  setOf(
    oneOf(
      'actifs',
      'beneficiaires-des-minimas-sociaux',
      'demandeurs-emploi',
      'etudiants',
      'familles',
      'femmes',
      'jeunes',
      'personnes-en-situation-de-handicap',
      'personnes-en-situation-durgence',
      'personnes-en-situation-juridique-specifique',
      'personnes-exilees',
      'residents-qpv-frr',
      'seniors',
      'tous-publics',
    ),
    1,
  )(value) && !((value as string[]).includes('tous-publics') && (value as string[]).length > 1);

const ADDRESS: Record<string, Check> = {
  commune: orNull(text()),
  code_insee: orNull(like(/^\w{5}$/)),
  code_postal: orNull(like(/^\d{5}$/)),
  adresse: orNull(text()),
  complement_adresse: orNull(text()),
  longitude: orNull(number),
  latitude: orNull(number),
  telephone: orNull(text(3)),
  courriel: orNull(mail),
};

const STRUCTURE: Record<string, Check> = {
  source: text(1),
  id: text(1),
  nom: name,
  date_maj: notInFuture,
  description: orNull(text(5, 10_000)),
  lien_source: orNull(uri),
  siret: orNull(like(/^\d{14}$/)),
  ...ADDRESS,
  site_web: orNull(uri),
  horaires_accueil: orNull(text(1)),
  accessibilite_lieu: orNull(uri),
  reseaux_porteurs: nothing,
};

const SERVICE: Record<string, Check> = {
  source: text(1),
  structure_id: text(1),
  id: text(1),
  nom: name,
  description: text(5, 10_000),
  lien_source: orNull(uri),
  date_maj: notInFuture,
  type: orNull(oneOf('accompagnement', 'aide-financiere', 'aide-materielle', 'atelier', 'formation', 'information')),
  thematiques: orNull(setOf((value) => THEMES.has(String(value)), 1)),
  frais: orNull(oneOf('gratuit', 'payant')),
  frais_precisions: orNull(text(1)),
  publics: orNull(publics),
  publics_precisions: orNull(text(1)),
  conditions_acces: orNull(text(1)),
  ...ADDRESS,
  modes_accueil: orNull(setOf(oneOf('a-distance', 'en-presentiel'), 1)),
  modes_mobilisation: orNull(
    setOf(oneOf('envoyer-un-courriel', 'se-presenter', 'telephoner', 'utiliser-lien-mobilisation'), 1),
  ),
  mobilisable_par: orNull(setOf(oneOf('usagers', 'professionnels'), 1)),
  mobilisation_precisions: orNull(text(1)),
  lien_mobilisation: orNull(uri),
  zone_eligibilite: orNull(setOf(zone, 1)),
  horaires_accueil: orNull(text(1)),
  contact_nom_prenom: nothing,
  volume_horaire_hebdomadaire: nothing,
  nombre_semaines: nothing,
};

export type DataInclusion = { structures: Record<string, unknown>[]; services: Record<string, unknown>[] };

/** What is wrong, one line per field; empty when the file conforms. */
export function dataInclusionFaults({ structures, services }: DataInclusion): string[] {
  const ids = new Set(structures.map(({ id }) => id));
  return [
    ...structures.flatMap((structure) => faults('structure', structure, STRUCTURE)),
    ...services.flatMap((service) => faults('service', service, SERVICE)),
    ...services.flatMap((service) => (ids.has(service.structure_id) ? [] : [`service ${service.id}: no structure`])),
    ...(ids.size === structures.length ? [] : ['two structures share an id']),
    ...(new Set(services.map(({ id }) => id)).size === services.length ? [] : ['two services share an id']),
  ];
}

function faults(kind: string, item: Record<string, unknown>, checks: Record<string, Check>): string[] {
  const names = new Set([...Object.keys(item), ...Object.keys(checks)]);
  return [...names].flatMap((field) => {
    const check = checks[field];
    const isRight = check?.(item[field] === undefined ? Symbol('missing') : item[field]) ?? false;
    return isRight ? [] : [`${kind} ${item.id} ${field}: ${JSON.stringify(item[field])}`];
  });
}
