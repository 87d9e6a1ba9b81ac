// What the guide shows, shaped by its loader.
import type { DangerCode } from '#search/danger-words.ts';
import type { ContactView } from '../card/card-view.ts';
import type { NoteView } from '../note-views.ts';
import type { Missing } from './may-be-missing.ts';

export type GuideService = {
  id: string;
  name: string;
  href: string;
  organisation: string;
  kind: string;
  family: string;
  because: string[];
  contacts: ContactView[];
  missing: Missing[];
  distanceKm: number | null;
};

export type GuideGroup = {
  code: string;
  title: string;
  lead: string;
  services: GuideService[];
  /** The rest of the group, in the directory; null when all is shown. */
  moreHref: string | null;
  moreCount: number;
};

export type GuideView = {
  placeName: string | null;
  placeCode: string | null;
  /** What the commune field shows. */
  placeValue: string;
  /** « Quelle commune ? », or near spellings of an unknown one. */
  choices: { label: string; href: string }[];
  unknownPlace: string | null;
  /** What was understood of all the answers, as short labels. */
  needs: string[];
  isWordsUnknown: boolean;
  /** What the free line tells of, to be met before anything else. */
  dangers: DangerCode[];
  advice: string[];
  notes: NoteView[];
  groups: GuideGroup[];
  total: number;
};
