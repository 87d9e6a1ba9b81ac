import Building from 'lucide-react/icons/building-2';
import Hammer from 'lucide-react/icons/hammer';
import HandCoins from 'lucide-react/icons/hand-coins';
import HeartHandshake from 'lucide-react/icons/heart-handshake';
import Landmark from 'lucide-react/icons/landmark';
import Lightbulb from 'lucide-react/icons/lightbulb';
import Plug from 'lucide-react/icons/plug';
import Scale from 'lucide-react/icons/scale';
import Shapes from 'lucide-react/icons/shapes';
import { classNames } from '#app/ui/class-names.ts';
import { Icon, type IconShape } from '#app/ui/icon.tsx';

export type Glyph =
  | 'landmark'
  | 'hand-coins'
  | 'lightbulb'
  | 'scale'
  | 'hammer'
  | 'building'
  | 'heart'
  | 'plug'
  | 'shapes';

/** The tints of tokens.css that tell families apart; never alone, always with a glyph. */
export type Tint = 'blue' | 'violet' | 'amber' | 'slate' | 'brown' | 'plum' | 'rose' | 'cyan' | 'stone';

const GLYPHS: Record<Glyph, IconShape> = {
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

const TINTS: Record<Tint, string> = {
  blue: 'bg-blue-tint text-blue',
  violet: 'bg-violet-tint text-violet',
  amber: 'bg-amber-tint text-amber',
  slate: 'bg-slate-tint text-slate',
  brown: 'bg-brown-tint text-brown',
  plum: 'bg-plum-tint text-plum',
  rose: 'bg-rose-tint text-rose',
  cyan: 'bg-cyan-tint text-cyan',
  stone: 'bg-stone-tint text-stone',
};

export type FamilyGlyphProps = {
  glyph: Glyph;
  tint: Tint;
  size?: 'small' | 'regular' | 'large';
  /** Said by screen readers where no words beside it name the family. */
  label?: string;
};

const SIZES = { small: ['size-7', 16], regular: ['size-10', 20], large: ['size-14', 28] } as const;

export function FamilyGlyph({ glyph, tint, size = 'regular', label }: FamilyGlyphProps) {
  const [box, icon] = SIZES[size];
  return (
    <span
      title={label}
      className={classNames('inline-grid shrink-0 place-items-center rounded-full print:border', box, TINTS[tint])}
    >
      <Icon of={GLYPHS[glyph]} size={icon} />
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
