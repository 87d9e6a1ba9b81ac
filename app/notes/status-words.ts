// What is said of a status, and when: shown calmly, announced only where somebody must know.
import type { LiveStatus } from './live-status.ts';

export const STATUS_WORDS: Record<LiveStatus, string> = {
  opening: 'Ouverture…',
  saved: 'Enregistré',
  sending: 'En cours d’envoi…',
  'offline-kept': 'Hors connexion : gardé sur cet appareil',
  'offline-lost': 'Hors connexion : ne fermez pas cette page',
  reading: 'Lecture seule',
  frozen: 'Page figée : votre dernier texte n’y est pas entré, il est gardé ici',
  'refused-version': 'Cette page est plus ancienne que le texte : rechargez-la pour écrire',
  withdrawn: 'Vous n’avez plus accès à ce texte : votre session est terminée, ou l’accès vous a été retiré',
};

/** How long a status lasts before it is shown: keys of one word fall between, and most are stored within a blink. */
export const SHOWN_AFTER_MS: Record<LiveStatus, number> = {
  opening: 1_000,
  saved: 400,
  sending: 1_000,
  'offline-kept': 0,
  'offline-lost': 0,
  reading: 0,
  frozen: 0,
  'refused-version': 0,
  withdrawn: 0,
};

const ORDINARY: LiveStatus[] = ['opening', 'saved', 'sending', 'reading'];

/** What stays on screen until the new status is shown: « Enregistré » goes at the first key, a cut stays until it is over. */
export function shownMeanwhile(shown: LiveStatus | null, status: LiveStatus): LiveStatus | null {
  return shown === 'saved' && status !== 'saved' ? null : shown;
}

/** For the live region: trouble, and its end. null: nothing worth an interruption. */
export function wordsToSay(before: LiveStatus | null, now: LiveStatus): string | null {
  if (!ORDINARY.includes(now)) return STATUS_WORDS[now];
  const wasTrouble = before !== null && !ORDINARY.includes(before);
  return wasTrouble && now === 'saved' ? 'De nouveau en ligne : tout est enregistré' : null;
}
