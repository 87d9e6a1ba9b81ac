// Glyph and tint of the families of actors: the same on card, list and map.
import type { Glyph, Tint } from '#app/ui/family-glyph.tsx';

export type FamilyLook = { glyph: Glyph; tint: Tint };

const LOOKS: Record<string, FamilyLook> = {
  collectivites: { glyph: 'landmark', tint: 'blue' },
  'droits-prestations': { glyph: 'hand-coins', tint: 'violet' },
  'conseil-energie': { glyph: 'lightbulb', tint: 'amber' },
  'juridique-mediation': { glyph: 'scale', tint: 'slate' },
  'travaux-visites': { glyph: 'hammer', tint: 'brown' },
  bailleurs: { glyph: 'building', tint: 'plum' },
  'solidarite-sante': { glyph: 'heart', tint: 'rose' },
  'energie-financeurs': { glyph: 'plug', tint: 'cyan' },
  autre: { glyph: 'shapes', tint: 'stone' },
};

/** Families in the order of the tint byte of map points. */
export const FAMILY_CODES = Object.keys(LOOKS);

export function familyLook(family: string): FamilyLook {
  return LOOKS[family] ?? { glyph: 'shapes', tint: 'stone' };
}
