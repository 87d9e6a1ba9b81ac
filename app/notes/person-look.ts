/** The colour of a person, everywhere on a page: never alone, always beside their name. */
const LOOKS = [
  { dot: 'bg-blue', tint: 'bg-blue-tint', caret: 'caret-blue' },
  { dot: 'bg-plum', tint: 'bg-plum-tint', caret: 'caret-plum' },
  { dot: 'bg-amber', tint: 'bg-amber-tint', caret: 'caret-amber' },
  { dot: 'bg-cyan', tint: 'bg-cyan-tint', caret: 'caret-cyan' },
  { dot: 'bg-rose', tint: 'bg-rose-tint', caret: 'caret-rose' },
  { dot: 'bg-brown', tint: 'bg-brown-tint', caret: 'caret-brown' },
  { dot: 'bg-violet', tint: 'bg-violet-tint', caret: 'caret-violet' },
  { dot: 'bg-slate', tint: 'bg-slate-tint', caret: 'caret-slate' },
];

export const PERSON_COLOURS = LOOKS.length;

export function personLook(colour: number): (typeof LOOKS)[number] {
  const whole = Number.isFinite(colour) ? Math.abs(Math.trunc(colour)) : 0;
  return LOOKS[whole % LOOKS.length] as (typeof LOOKS)[number];
}
