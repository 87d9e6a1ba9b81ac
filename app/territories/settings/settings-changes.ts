// What changed from one version of a territory's settings to the next, as a person reads it. Pure.
import { findCommune, zoneName } from '#db/gazetteer.ts';
import type { TerritorySettings } from '#db/schema/territories.ts';

export type SettingsChange = { label: string; before: string; after: string };

const MOST_NAMED = 4;

const LABELS: Record<keyof TerritorySettings, string> = {
  name: 'Nom',
  description: 'Description',
  zones: 'Communes',
  centre: 'Commune d’animation',
  contactName: 'Contact',
  contactMail: 'Courriel du contact',
  contactPhone: 'Téléphone du contact',
  mailSignature: 'Signature des courriels',
  logoHash: 'Logo',
  isClosed: 'Accès à l’annuaire',
};

export function settingsChanges(before: TerritorySettings, after: TerritorySettings): SettingsChange[] {
  return (Object.keys(LABELS) as (keyof TerritorySettings)[]).flatMap((name) => {
    if (JSON.stringify(before[name]) === JSON.stringify(after[name])) return [];
    if (name === 'zones') {
      const [gone, come] = [without(before.zones, after.zones), without(after.zones, before.zones)];
      return [{ label: LABELS.zones, before: gone && `retirées : ${gone}`, after: come && `ajoutées : ${come}` }];
    }
    if (name === 'logoHash') {
      return [
        {
          label: LABELS.logoHash,
          before: before.logoHash ? 'une image' : '',
          after: after.logoHash ? 'une image nouvelle' : 'aucun',
        },
      ];
    }
    return [{ label: LABELS[name], before: said(name, before), after: said(name, after) }];
  });
}

function said(name: Exclude<keyof TerritorySettings, 'zones' | 'logoHash'>, settings: TerritorySettings): string {
  if (name === 'isClosed') return settings.isClosed ? 'réservé aux personnes connectées' : 'ouvert à tous';
  if (name === 'centre') return findCommune(settings.centre)?.name ?? settings.centre;
  return settings[name] || 'vide';
}

function without(zones: string[], others: string[]): string {
  const own = zones.filter((zone) => !others.includes(zone));
  const named = own.slice(0, MOST_NAMED).map(zoneName).join(', ');
  return own.length > MOST_NAMED ? `${named} et ${own.length - MOST_NAMED} autres` : named;
}
