import type { MarkLook } from '#app/map/paint-marks.ts';

export const LOOK: MarkLook = {
  raised: '#ffffff',
  paper: '#fbf8f3',
  ink: '#1e2a2f',
  soft: '#4c585d',
  control: '#827868',
  action: '#0f5b63',
  font: 'sans-serif',
  tints: ['#48566f', '#2b5a9b', '#855c00', '#68489a', '#7c4a2a', '#126a85', '#a8324f', '#8a3769', '#645d53'].map(
    (color) => ({ color, glyph: null }),
  ),
};
