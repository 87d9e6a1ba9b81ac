// How each family looks on a map: the colours of its glyph.
import Building from 'lucide-react/icons/building-2';
import Hammer from 'lucide-react/icons/hammer';
import HandCoins from 'lucide-react/icons/hand-coins';
import HeartHandshake from 'lucide-react/icons/heart-handshake';
import Landmark from 'lucide-react/icons/landmark';
import Lightbulb from 'lucide-react/icons/lightbulb';
import Plug from 'lucide-react/icons/plug';
import Scale from 'lucide-react/icons/scale';
import Shapes from 'lucide-react/icons/shapes';
import type { MapTint } from '#app/map/map-view.tsx';
import { FAMILY_CODES, familyLook } from './family-look.ts';

const ICONS = {
  landmark: Landmark,
  'hand-coins': HandCoins,
  lightbulb: Lightbulb,
  scale: Scale,
  hammer: Hammer,
  building: Building,
  heart: HeartHandshake,
  plug: Plug,
  shapes: Shapes,
};

export const MAP_TINTS: MapTint[] = FAMILY_CODES.map((code) => {
  const { glyph, tint } = familyLook(code);
  return { color: `var(--${tint})`, icon: ICONS[glyph] };
});
