// Why a visitor says that a card is wrong.

export type ReportReasonCode =
  | 'contact-errone'
  | 'adresse-erronee'
  | 'horaires-errones'
  | 'service-arrete'
  | 'zone-erronee'
  | 'conditions-changees'
  | 'structure-fermee'
  | 'doublon'
  | 'autre';

export const REPORT_REASONS: { code: ReportReasonCode; label: string; definition: string }[] = [
  {
    code: 'contact-errone',
    label: 'Le téléphone ou le courriel ne marche pas',
    definition: 'Le numéro ne répond plus, n’est pas le bon, ou le message revient.',
  },
  {
    code: 'adresse-erronee',
    label: 'L’adresse n’est plus la bonne',
    definition: 'L’accueil a déménagé ou le point est mal placé sur la carte.',
  },
  {
    code: 'horaires-errones',
    label: 'Les horaires ont changé',
    definition: 'Les heures affichées ne sont pas celles de l’accueil.',
  },
  {
    code: 'service-arrete',
    label: 'Ce service n’existe plus',
    definition: 'L’action est finie ou suspendue, mais la structure existe toujours.',
  },
  {
    code: 'zone-erronee',
    label: 'Le service n’agit pas dans cette commune',
    definition: 'La zone affichée est trop large ou trop étroite.',
  },
  {
    code: 'conditions-changees',
    label: 'Les conditions ont changé',
    definition: 'Public, coût ou papiers demandés ne sont plus ceux qui sont écrits.',
  },
  {
    code: 'structure-fermee',
    label: 'La structure a fermé',
    definition: 'L’organisme a cessé toute activité.',
  },
  {
    code: 'doublon',
    label: 'Cette fiche existe en double',
    definition: 'La même structure a une autre fiche dans l’annuaire.',
  },
  {
    code: 'autre',
    label: 'Autre chose',
    definition: 'Une erreur que la liste ne prévoit pas, à décrire en quelques mots.',
  },
];
