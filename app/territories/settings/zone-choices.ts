// Communes, intercommunalités and départements that somebody types to add them to a territory.

import { resolveCommune } from '../resolve-commune.ts';
import { readZones } from '../zone-input.ts';

const MOST_CHOICES = 12;

export type ZoneChoices = {
  /** Understood at once. */
  codes: string[];
  /** What several communes are called, or nearly: to be ticked. */
  choices: string[];
  unknown: string[];
};

/** Parted by lines, commas or semicolons. */
export function readZoneChoices(text: string): ZoneChoices {
  const read: ZoneChoices = { codes: [], choices: [], unknown: [] };
  for (const typed of text.split(/[\n;,]/).map((part) => part.trim())) {
    if (typed === '') continue;
    const { codes } = readZones(typed);
    if (codes.length > 0) {
      read.codes.push(...codes);
      continue;
    }
    const found = resolveCommune(typed);
    const near = found.kind === 'several' ? found.communes : found.kind === 'none' ? found.suggestions : [];
    if (near.length === 0) read.unknown.push(typed.slice(0, 60));
    else read.choices.push(...near.slice(0, MOST_CHOICES).map(({ code }) => code));
  }
  return { ...read, choices: [...new Set(read.choices)].filter((code) => !read.codes.includes(code)) };
}
