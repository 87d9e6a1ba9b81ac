// The questions of « Trouver pour quelqu'un », in plain words, and what each answer means for the search.
import type { NeedCode } from '#db/vocabulary/needs.ts';
import type { PublicCode } from '#db/vocabulary/publics.ts';
import type { ResponseCode } from '#db/vocabulary/responses.ts';
import { BAD_AIR, CALL_SUPPLIER, NO_ROOF_TONIGHT, SAY_WHO_IS_FRAGILE } from '../danger/danger-advice.ts';

export type Housing = { value: string; label: string; publics: PublicCode[] };

export const HOUSINGS: Housing[] = [
  { value: 'locataire-prive', label: 'Locataire d’un particulier ou d’une agence', publics: ['locataire-prive'] },
  { value: 'locataire-social', label: 'Locataire d’un bailleur social (HLM)', publics: ['locataire-social'] },
  { value: 'proprietaire', label: 'Propriétaire de son logement', publics: ['proprietaire-occupant'] },
  { value: 'coproprietaire', label: 'Copropriétaire', publics: ['coproprietaire', 'proprietaire-occupant'] },
  { value: 'heberge', label: 'Hébergé, à l’hôtel ou sans logement', publics: ['heberge'] },
];

/** `needs`: the first one is what is meant; the others help too. */
export type Situation = { value: string; label: string; needs: NeedCode[] };

export const SITUATIONS: Situation[] = [
  {
    value: 'facture',
    label: 'Une facture d’énergie ne peut pas être payée',
    needs: ['impayes-energie', 'aide-paiement'],
  },
  { value: 'froid', label: 'Il fait froid, le chauffage manque ou coûte trop cher', needs: ['froid-inconfort'] },
  { value: 'humidite', label: 'Humidité, moisissures, mauvaise odeur', needs: ['humidite-moisissures'] },
  {
    value: 'proprietaire',
    label: 'Le propriétaire ne fait pas les réparations',
    needs: ['mediation-bailleur', 'indecence-insalubrite'],
  },
  { value: 'danger', label: 'Le logement est dangereux ou en très mauvais état', needs: ['indecence-insalubrite'] },
  {
    value: 'travaux',
    label: 'Des travaux sont à faire : isolation, fenêtres, chaudière',
    needs: ['travaux-renovation', 'petits-travaux-ara'],
  },
  {
    value: 'consommation',
    label: 'La consommation est trop forte, on voudrait des conseils',
    needs: ['conseil-usages', 'equipements-economes'],
  },
  { value: 'contrat', label: 'Un problème de contrat, de compteur ou de démarchage', needs: ['contrat-tarif'] },
  { value: 'eau', label: 'La facture d’eau est trop haute, il y a une fuite', needs: ['eau'] },
  { value: 'chaleur', label: 'Il fait trop chaud l’été', needs: ['chaleur-ete'] },
  { value: 'budget', label: 'Le budget ne tient plus, il y a des dettes', needs: ['budget-surendettement'] },
  { value: 'loyer', label: 'Le loyer est en retard, il faut partir ou déménager', needs: ['maintien-relogement'] },
  { value: 'demarches', label: 'Les démarches et les papiers sont trop compliqués', needs: ['droits-demarches'] },
  {
    value: 'solitude',
    label: 'La personne est seule, épuisée, elle a besoin d’appui',
    needs: ['isolement-accompagnement'],
  },
];

export type Urgency = {
  value: string;
  label: string;
  needs: NeedCode[];
  publics: PublicCode[];
  /** Kinds of answer that come first. */
  first: ResponseCode[];
  /** What to do at once, before any appointment. */
  advice: string;
};

export const URGENCIES: Urgency[] = [
  {
    value: 'coupure',
    label: 'L’énergie est coupée, ou va l’être',
    needs: ['impayes-energie'],
    publics: [],
    first: ['financiere', 'sociale'],
    advice: `${CALL_SUPPLIER} Du 1er novembre au 31 mars, l’électricité et le gaz ne peuvent pas être coupés pour impayé ; la puissance peut être réduite.`,
  },
  {
    value: 'fragile',
    label: 'Un enfant, une personne âgée ou malade vit là',
    needs: ['sante'],
    publics: ['famille', 'senior', 'handicap'],
    first: ['sociale', 'sanitaire'],
    advice: `${SAY_WHO_IS_FRAGILE} ${BAD_AIR}`,
  },
  {
    value: 'expulsion',
    label: 'Une expulsion est annoncée',
    needs: ['maintien-relogement'],
    publics: [],
    first: ['juridique', 'sociale'],
    advice: `Ne laissez passer aucune date : gardez chaque courrier avec son enveloppe et prenez un conseil juridique cette semaine. ${NO_ROOF_TONIGHT}`,
  },
];

/** Alphabet of kinds of answer, most usual first. */
export const RESPONSE_ORDER: ResponseCode[] = ['sociale', 'juridique', 'technique', 'financiere', 'sanitaire'];
