// How a service is reached: where it happens, how it is set in motion, by whom, at what cost.
import type { Term } from './term.ts';

export type AccueilCode = 'sur-place' | 'a-domicile' | 'a-distance';
export type MobilisationCode =
  | 'telephoner'
  | 'envoyer-un-courriel'
  | 'se-presenter'
  | 'utiliser-lien-mobilisation'
  | 'sur-signalement'
  | 'permanence';
export type PourCode = 'usagers' | 'professionnels';
export type FraisCode = 'gratuit' | 'payant';

export const ACCUEIL: Term<AccueilCode>[] = [
  {
    code: 'sur-place',
    label: 'Sur place',
    definition: 'La personne se rend dans un lieu d’accueil.',
    synonyms: ['en présentiel', 'au guichet'],
    mapping: ['en-presentiel'],
  },
  {
    code: 'a-domicile',
    label: 'À domicile',
    definition: 'Quelqu’un vient dans le logement.',
    synonyms: ['visite à domicile', 'chez la personne'],
    mapping: ['en-presentiel'],
  },
  {
    code: 'a-distance',
    label: 'À distance',
    definition: 'Tout se fait par téléphone, par courrier ou en ligne.',
    synonyms: ['par téléphone', 'en ligne'],
    mapping: ['a-distance'],
  },
];

export const MOBILISATION: Term<MobilisationCode>[] = [
  {
    code: 'telephoner',
    label: 'Téléphoner',
    definition: 'Un appel suffit pour commencer.',
    synonyms: ['appeler'],
    mapping: ['telephoner'],
  },
  {
    code: 'envoyer-un-courriel',
    label: 'Écrire un courriel',
    definition: 'La demande se fait par courriel.',
    synonyms: ['mail', 'courriel'],
    mapping: ['envoyer-un-courriel'],
  },
  {
    code: 'se-presenter',
    label: 'Se présenter',
    definition: 'On vient sans rendez-vous aux heures d’ouverture.',
    synonyms: ['sans rendez-vous'],
    mapping: ['se-presenter'],
  },
  {
    code: 'utiliser-lien-mobilisation',
    label: 'Remplir un formulaire en ligne',
    definition: 'La demande se fait sur une page en ligne.',
    synonyms: ['formulaire', 'lien'],
    mapping: ['utiliser-lien-mobilisation'],
  },
  {
    code: 'sur-signalement',
    label: 'Sur signalement d’un professionnel',
    definition: 'Un professionnel remplit une fiche avec la personne et l’envoie.',
    synonyms: ['fiche de liaison', 'prescription', 'orientation'],
    mapping: [],
  },
  {
    code: 'permanence',
    label: 'Venir à une permanence',
    definition: 'On est reçu à jours et heures fixes, parfois dans un autre lieu que le siège.',
    synonyms: ['permanence'],
    mapping: ['se-presenter'],
  },
];

export const POUR: Term<PourCode>[] = [
  {
    code: 'usagers',
    label: 'Les habitants eux-mêmes',
    definition: 'Chacun peut faire la demande pour soi.',
    synonyms: ['usagers', 'particuliers'],
    mapping: ['usagers'],
  },
  {
    code: 'professionnels',
    label: 'Les professionnels',
    definition: 'Un professionnel fait la demande pour la personne, avec son accord.',
    synonyms: ['donneurs d’alerte', 'travailleurs sociaux'],
    mapping: ['professionnels'],
  },
];

export const FRAIS: Term<FraisCode>[] = [
  {
    code: 'gratuit',
    label: 'Gratuit',
    definition: 'La personne ne paie rien.',
    synonyms: ['sans frais'],
    mapping: ['gratuit'],
  },
  {
    code: 'payant',
    label: 'Payant',
    definition: 'Une participation est demandée, parfois selon les revenus.',
    synonyms: ['participation', 'adhésion'],
    mapping: ['payant'],
  },
];
