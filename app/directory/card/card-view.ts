// The card of an organisation, shaped for a screen: labels instead of codes, sentences instead of dates.
import type { HoursView } from './hours-view.ts';

export type ContactView = { channel: 'telephone' | 'courriel' | 'site'; label: string; value: string; href: string };

export type CapacityView = {
  level: 'open' | 'limited' | 'full';
  label: string;
  /** « Information du 12 novembre 2026, valable jusqu’au 3 janvier 2027. » */
  detail: string | null;
};

export type PlaceView = {
  label: string;
  /** « 12 rue des Lilas, Givors »; the commune alone when that is all we know. */
  address: string;
  isAddressVague: boolean;
  /** « Du 3 au 21 décembre 2026 » for a tour or a seasonal desk. */
  period: string | null;
  hours: HoursView | null;
  accessibility: string[];
};

export type CardService = {
  id: string;
  slug: string;
  name: string;
  description: string;
  needs: { label: string; href: string }[];
  publics: string[];
  conditions: string | null;
  papers: string[];
  cost: string;
  accueil: string[];
  /** How a request begins: « Téléphoner », « Sur signalement d’un professionnel ». */
  mobilisation: string[];
  mobilisationFor: string[];
  mobilisationDetail: string | null;
  languages: string[];
  /** « Agit à Villeurbanne. » */
  zones: string;
  relays: { slug: string; name: string; how: string }[];
  capacity: CapacityView | null;
  closures: string[];
  contacts: ContactView[];
  places: PlaceView[];
};

export type PlanView = {
  points: { lat: number; lon: number; label: string; tint: number }[];
  places: { name: string; lat: number; lon: number }[];
  zone: { name: string; lat: number; lon: number }[];
};

export type QrView = { size: number; path: string };

export type CardView = {
  slug: string;
  /** The address to send to a colleague, behind the QR code. */
  url: string;
  name: string;
  acronym: { short: string; full: string } | null;
  kind: string;
  family: string;
  description: string | null;
  commune: { code: string; name: string } | null;
  /** ISO moment, or null when nobody ever verified the entry. */
  verifiedAt: string | null;
  contacts: ContactView[];
  services: CardService[];
  documents: { kind: 'document' | 'video'; label: string; url: string }[];
  plan: PlanView | null;
  mapHref: string;
  qr: QrView;
};

export type NeighbourView = { slug: string; name: string; kind: string; family: string; needs: string };
