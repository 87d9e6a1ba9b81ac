import type { DemoTerritory } from './demo-network.ts';
import { LYON } from './lyon.ts';
import { MARSEILLE } from './marseille.ts';
import { MONTPELLIER } from './montpellier.ts';

export const DEMO_TERRITORIES: DemoTerritory[] = [MONTPELLIER, LYON, MARSEILLE];
