// What somebody types, and what would help: the yardstick of `npm run bench -- relevance`.
import type { NeedCode } from '#db/vocabulary/needs.ts';
import type { PublicCode } from '#db/vocabulary/publics.ts';

export type IntentGroup = 'name' | 'acronym' | 'jargon' | 'need' | 'speech' | 'place';

export type Intent = {
  id: string;
  typed: string;
  group: IntentGroup;
  /** What the person needs, the main need first; empty when an organisation is looked for. */
  needs: NeedCode[];
  /** INSEE code of where the person lives. */
  commune: string;
  /** The commune is in the words; otherwise it is the chosen commune of the form. */
  communeTyped: boolean;
  /** The chosen public of the form, when the words speak of one. */
  public: PublicCode | null;
  /** The words hold at least one spelling mistake. */
  typo: boolean;
  /** Normalised name of the right organisation, alternatives parted by « | »; for names and acronyms. */
  organisation?: string;
};
