// Who must be named for the tiles of a template. Sources: Géoplateforme (IGN), OpenStreetMap copyright page.

const KNOWN: { host: RegExp; attribution: string }[] = [
  {
    host: /(^|\.)(geopf|ign)\.fr$/,
    attribution: '© <a href="https://www.ign.fr/" rel="noreferrer">IGN</a>, Plan IGN',
  },
  {
    host: /(^|\.)openstreetmap\.(org|fr)$/,
    attribution:
      '© <a href="https://www.openstreetmap.org/copyright" rel="noreferrer">contributeurs d’OpenStreetMap</a>',
  },
];

/** HTML for the corner of the map; for an unknown service, its host, as text. */
export function tileAttribution(template: string): string {
  const host = URL.parse(template.replaceAll(/[{}]/g, ''))?.hostname ?? '';
  const known = KNOWN.find((source) => source.host.test(host));
  return known?.attribution ?? `Fond de carte\u202f: ${host.replaceAll(/[^a-z0-9.-]/gi, '')}`;
}
