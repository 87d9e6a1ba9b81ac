// What the printed booklet shows, shaped by its loader.
import type { ContactView, QrView } from '../card/card-view.ts';
import type { SetAside } from '../set-aside.ts';
import type { BookletOrder, Section } from './booklet-sections.ts';

export type BookletService = {
  id: string;
  name: string;
  needs: string[];
  /** « Impayés d’énergie, froid » */
  for: string;
  /** « Téléphoner, se présenter. Gratuit. » */
  how: string;
  places: { label: string; address: string; hours: string }[];
};

export type BookletEntry = {
  slug: string;
  name: string;
  kind: string;
  commune: string | null;
  services: BookletService[];
  contacts: ContactView[];
  /** To the page where an error is mended. */
  qr: QrView;
};

export type BookletView = {
  title: string;
  date: string;
  order: BookletOrder;
  sections: (Section<BookletEntry> & { title: string })[];
  count: number;
  /** « Ce livret montre les 150 premiers acteurs sur 400 : … » */
  cut: string | null;
  ignored: SetAside[];
  listHref: string;
  orderHrefs: Record<BookletOrder, string>;
};
