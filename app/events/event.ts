// The words of events, and their codes in addresses and forms.
import type { EventAudience, EventFormat, EventStatus, OfficialStatus, TaskPhase } from '#db/schema/events.ts';

export type Word<Code extends string> = { code: Code; slug: string; label: string };

export const FORMATS: Word<EventFormat>[] = [
  { code: 'plenary', slug: 'pleniere', label: 'Plénière' },
  { code: 'workshop', slug: 'atelier', label: 'Atelier' },
  { code: 'round-table', slug: 'table-ronde', label: 'Table ronde' },
  { code: 'public-meeting', slug: 'reunion-publique', label: 'Réunion publique' },
  { code: 'visit', slug: 'visite', label: 'Visite' },
  { code: 'exhibition', slug: 'exposition', label: 'Exposition itinérante' },
  { code: 'webinar', slug: 'webinaire', label: 'Webinaire' },
  { code: 'other', slug: 'autre', label: 'Autre rencontre' },
];

export const AUDIENCES: Word<EventAudience>[] = [
  { code: 'professionals', slug: 'professionnels', label: 'Professionnels et bénévoles' },
  { code: 'public', slug: 'public', label: 'Ouvert au public' },
];

export const STATUSES: Word<EventStatus>[] = [
  { code: 'proposed', slug: 'propose', label: 'Proposé' },
  { code: 'draft', slug: 'brouillon', label: 'Brouillon' },
  { code: 'published', slug: 'publie', label: 'Publié' },
  { code: 'cancelled', slug: 'annule', label: 'Annulé' },
  { code: 'refused', slug: 'refuse', label: 'Refusé' },
];

export const OFFICIAL: Word<OfficialStatus>[] = [
  { code: 'not-yet', slug: 'pas-encore', label: 'Pas encore inscrit' },
  { code: 'registered', slug: 'inscrit', label: 'Inscrit, en attente de réponse' },
  { code: 'accepted', slug: 'accepte', label: 'Accepté' },
  { code: 'not-concerned', slug: 'non-concerne', label: 'Non concerné' },
];

export const PHASES: Word<TaskPhase>[] = [
  { code: 'before', slug: 'avant', label: 'Avant' },
  { code: 'during', slug: 'pendant', label: 'Pendant' },
  { code: 'after', slug: 'apres', label: 'Après' },
];

export function wordOf<Code extends string>(words: Word<Code>[], code: Code): Word<Code> {
  const word = words.find((one) => one.code === code);
  if (!word) throw new Error(`no word for ${code}`);
  return word;
}

export function codeOf<Code extends string>(words: Word<Code>[], slug: string): Code | null {
  return words.find((word) => word.slug === slug)?.code ?? null;
}
