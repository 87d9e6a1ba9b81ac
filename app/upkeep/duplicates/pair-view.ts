// Two entries that may be the same, shaped for a screen.
import type { Choice, FieldRow, Side } from './merge-fields.ts';

export type PairSide = {
  id: string;
  slug: string;
  name: string;
  /** « CCAS ou CIAS · Montpellier » */
  about: string;
  territory: string;
  status: 'draft' | 'published' | 'archived';
  verifiedAt: string | null;
};

export type PairLine = {
  id: string;
  left: PairSide;
  right: PairSide;
  score: number;
  reasons: string[];
  state: 'waiting' | 'proposed' | 'set-aside';
  /** Whose turn a proposed merge is. */
  turn: 'mine' | 'theirs' | null;
  /** Of the last decision: « Samir Vidal, le 3 novembre 2026 ». */
  decided: string | null;
};

export type ServiceLine = { id: string; name: string; about: string };

export type PairDetail = PairLine & {
  keep: Side;
  fields: (FieldRow & { chosen: Choice })[];
  likeServices: { left: ServiceLine; right: ServiceLine; chosen: Side | 'apart' }[];
  otherServices: { left: ServiceLine[]; right: ServiceLine[] };
  mark: string;
  may: { merge: boolean; propose: boolean; accept: boolean };
};

/** « même SIRET », « à 80 m l’un de l’autre ». */
export function reasonWords(code: string, distanceKm: number | null): string {
  if (code === 'distance')
    return `à ${Math.max(10, Math.round(((distanceKm ?? 0) * 1000) / 10) * 10)} m l’un de l’autre`;
  return REASONS[code] ?? code;
}

const REASONS: Record<string, string> = {
  siret: 'même SIRET',
  telephone: 'même téléphone',
  courriel: 'même courriel',
  site: 'même site internet',
  'nom-identique': 'même nom',
  'nom-proche': 'noms proches',
  sigle: 'même sigle',
  adresse: 'même adresse',
  'a-la-main': 'rapprochées à la main',
};
