// The largest type in which the sheet holds on one A4; measured in Chromium, with some room to spare.
import type { SheetService } from './sheet-view.ts';

/** In points, largest first; sheet.css knows the same. */
export const SHEET_SIZES = [16, 14.5, 13, 11.5, 10.5, 9.5] as const;
export type SheetSize = (typeof SHEET_SIZES)[number];

const LINE_MM = 0.353 * 1.32;
const TEXT_HEIGHT_MM = 266;
const TEXT_WIDTH_MM = 152;
/** Average width of a letter, in ems. */
const LETTER = 0.48;
const BETWEEN_SERVICES_MM = 5;
const CODE_MM = 22;

export function sheetSize(services: SheetService[]): SheetSize {
  return SHEET_SIZES.find((size) => heightMm(services, size) <= TEXT_HEIGHT_MM) ?? 9.5;
}

function heightMm(services: SheetService[], size: number): number {
  const letters = Math.floor(TEXT_WIDTH_MM / (size * 0.353 * LETTER));
  const lines = (text: string, scale = 1) => Math.ceil((text.length * scale) / letters) * scale;
  const own = services.map((service) => {
    const texts = [
      service.organisation,
      service.detail ?? '',
      ...service.places.map((place) => [place.label, place.address, place.hours].join(', ')),
      service.papers.length > 0 ? `À apporter : ${service.papers.join(', ')}` : '',
      ...service.warnings.map((warning) => `Attention : ${warning}`),
    ].filter(Boolean);
    const height =
      lines(service.name, 1.25) +
      1.25 * Math.max(1, service.contacts.length) +
      texts.reduce((sum, text) => sum + lines(text), 0);
    return Math.max(CODE_MM, height * size * LINE_MM) + BETWEEN_SERVICES_MM;
  });
  const frame = (1.9 + 3) * size * LINE_MM + 10;
  return frame + own.reduce((sum, height) => sum + height, 0);
}
