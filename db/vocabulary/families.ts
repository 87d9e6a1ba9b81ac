// The families of actors: they carry the glyph and the tint of a card.

export type FamilyCode =
  | 'collectivites'
  | 'droits-prestations'
  | 'conseil-energie'
  | 'juridique-mediation'
  | 'travaux-visites'
  | 'bailleurs'
  | 'solidarite-sante'
  | 'energie-financeurs'
  | 'autre';

export type Family = { code: FamilyCode; label: string };

export const FAMILIES: Family[] = [
  { code: 'collectivites', label: 'Collectivités' },
  { code: 'droits-prestations', label: 'Droits et prestations' },
  { code: 'conseil-energie', label: 'Conseil énergie' },
  { code: 'juridique-mediation', label: 'Juridique et médiation' },
  { code: 'travaux-visites', label: 'Travaux et visites' },
  { code: 'bailleurs', label: 'Bailleurs et syndics' },
  { code: 'solidarite-sante', label: 'Solidarité et santé' },
  { code: 'energie-financeurs', label: 'Énergie, eau et financeurs' },
  { code: 'autre', label: 'Autre' },
];
