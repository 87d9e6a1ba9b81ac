// What the sheet shows, shaped by its loader.
import type { ContactView, QrView } from '../card/card-view.ts';

export type SheetPlace = { label: string; address: string; hours: string };

export type SheetService = {
  id: string;
  name: string;
  organisation: string;
  href: string;
  /** « Téléphoner, se présenter » */
  how: string;
  detail: string | null;
  contacts: ContactView[];
  places: SheetPlace[];
  papers: string[];
  /** Closures and lack of room, in sentences. */
  warnings: string[];
  qr: QrView;
};

export type SheetView = {
  /** « 21 novembre 2026 » */
  date: string;
  placeName: string | null;
  /** What the person may set in motion alone. */
  services: SheetService[];
  /** Of the type, in points. */
  size: number;
  /** What a professional must ask for: on screen only. */
  withProfessional: { id: string; name: string; organisation: string; href: string }[];
  /** Home territories of the services on it. */
  territories: string[];
  /** Ticked, and not in the directory any more. */
  missing: number;
};
