// What the page of a long form is given, whether it opens or answers.
import type { CardView } from '#app/directory/card/card-view.ts';
import type { Draft, Errors } from '#app/ui/form-draft.ts';
import type { QualityPanelProps } from '../quality/quality-panel.tsx';
import type { ZoneReading } from '../zones/read-zone-plan.server.ts';
import type { AskedAddress } from './form-acts.server.ts';
import type { Difference } from './two-versions.ts';

export type FormAnswer = {
  draft: Draft;
  errors: Errors;
  differences: Difference[];
  revision: number;
  /** See `marksOf`. */
  marks: string;
  asked?: AskedAddress;
  /** Places of the form that a contact may belong to. */
  places?: { value: string; label: string }[];
};

/** What is worked out of the fields while they change. */
export type LiveView = {
  preview: CardView | null;
  quality: QualityPanelProps | null;
  zones: ZoneReading | null;
  /** French readings of opening hours, by field. */
  readings: Record<string, string>;
};

export type LiveAnswer = { live: LiveView; savedAt: string };
