// The shape in which demonstration networks are written down; `scripts/seed.ts` turns it into rows.
import type { AccueilCode, FraisCode, MobilisationCode, PourCode } from '#db/vocabulary/access.ts';
import type { KindCode } from '#db/vocabulary/kinds.ts';
import type { LanguageCode } from '#db/vocabulary/languages.ts';
import type { NeedCode } from '#db/vocabulary/needs.ts';
import type { PublicCode } from '#db/vocabulary/publics.ts';
import type { ResponseCode } from '#db/vocabulary/responses.ts';

export type DemoContact = {
  channel: 'telephone' | 'courriel' | 'site';
  /** What the line is for, as the card shows it: « accueil », « ligne des partenaires ». */
  label: string;
  value: string;
  visibility: 'public' | 'professionnels' | 'coordination';
};

export type DemoPlace = {
  label: string;
  /** Street and number, or null when only the commune is known. */
  address: string | null;
  commune: string;
  latitude: number;
  longitude: number;
  precision: 'adresse' | 'rue' | 'commune' | 'approximatif';
  /** OSM `opening_hours` syntax, or null when unknown. */
  openingHours: string | null;
  /** Days from the first start for a tour or a seasonal desk; null = always. */
  fromDay?: number;
  toDay?: number;
  accessibility?: ('pmr' | 'boucle-magnetique' | 'lsf' | 'stationnement')[];
};

export type DemoService = {
  slug: string;
  name: string;
  description: string;
  /** The first one is the primary need. */
  needs: [NeedCode, ...NeedCode[]];
  responses: ResponseCode[];
  publics: PublicCode[];
  conditions?: string;
  /** Papers to bring, one per entry. */
  papers?: string[];
  cost: FraisCode;
  costDetail?: string;
  accueil: AccueilCode[];
  mobilisation: MobilisationCode[];
  mobilisationFor: PourCode[];
  mobilisationDetail?: string;
  languages: LanguageCode[];
  zones: string[];
  exclusions?: string[];
  /** A quarter or other free precision, shown, never matched. */
  zoneDetail?: string;
  /** Other organisations of the same file set that can open a request, by slug. */
  relays?: { organisation: string; how: string }[];
  capacity?: { state: 'disponible' | 'tendu' | 'complet'; daysAgo: number; untilDay?: number };
  closures?: { fromDay: number; toDay: number; reason: string }[];
  places: DemoPlace[];
  contacts?: DemoContact[];
};

export type DemoOrganisation = {
  slug: string;
  kind: KindCode;
  name: string;
  acronym?: string;
  description: string;
  website?: string;
  address?: string;
  commune: string;
  latitude?: number;
  longitude?: number;
  precision: 'adresse' | 'rue' | 'commune' | 'approximatif';
  networks: string[];
  documents?: { kind: 'document' | 'video'; label: string; url: string }[];
  /** Days before the first start on which the entry was last verified; null = never. */
  verifiedDaysAgo: number | null;
  contacts: DemoContact[];
  services: DemoService[];
};

export type DemoTerritory = {
  slug: 'montpellier' | 'lyon' | 'marseille';
  name: string;
  description: string;
  /** Zone codes whose communes make the territory. */
  zones: string[];
  centre: string;
  organisations: DemoOrganisation[];
};
