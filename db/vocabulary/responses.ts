// The five sorts of answer a service gives; the guide groups by them.
import type { Term } from './term.ts';

export type ResponseCode = 'sociale' | 'juridique' | 'technique' | 'financiere' | 'sanitaire';

export const RESPONSES: Term<ResponseCode>[] = [
  {
    code: 'sociale',
    label: 'Sociale',
    definition: 'Écouter, accompagner dans la durée, ouvrir des droits.',
    synonyms: ['accompagnement social'],
    mapping: [],
  },
  {
    code: 'juridique',
    label: 'Juridique',
    definition: 'Renseigner sur ses droits, aider à un courrier, à une conciliation ou à un recours.',
    synonyms: ['droit', 'médiation'],
    mapping: [],
  },
  {
    code: 'technique',
    label: 'Technique',
    definition: 'Visiter le logement, poser du matériel, conseiller ou faire des travaux.',
    synonyms: ['travaux', 'diagnostic', 'conseil énergie'],
    mapping: [],
  },
  {
    code: 'financiere',
    label: 'Financière',
    definition: 'Payer une partie d’une facture ou de travaux, prêter, étaler une dette.',
    synonyms: ['aide financière', 'prêt', 'subvention'],
    mapping: [],
  },
  {
    code: 'sanitaire',
    label: 'Santé',
    definition: 'Protéger la santé dans le logement : hygiène, soins, qualité de l’air.',
    synonyms: ['santé', 'hygiène'],
    mapping: [],
  },
];
