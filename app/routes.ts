// Every URL of the product: French path, page module, and who may ask for it.
import { index, type RouteConfig, type RouteConfigEntry, route } from '@remix-run/route-config';

/** `anyone`: people who have not said who they are; the pages show public facts only. */
export type RoutePolicy = 'anyone';

type TableLine = [path: string, module: string, policy: RoutePolicy];

export const ROUTE_TABLE: TableLine[] = [
  ['/', 'home/home.page.tsx', 'anyone'],
  ['/annuaire', 'directory/list.page.tsx', 'anyone'],
  ['/annuaire/guide', 'directory/guide/guide.page.tsx', 'anyone'],
  ['/annuaire/feuille', 'directory/sheet/sheet.page.tsx', 'anyone'],
  ['/annuaire/qui-fait-quoi', 'directory/who-does-what/who-does-what.page.tsx', 'anyone'],
  ['/annuaire/:slug', 'directory/card/card.page.tsx', 'anyone'],
  ['/annuaire/:slug/vcard', 'directory/card/vcard.resource.ts', 'anyone'],
  ['/annuaire/:slug/signaler', 'upkeep/report.page.tsx', 'anyone'],
  ['/annuaire/points/:hash', 'directory/points.resource.ts', 'anyone'],
  ['/annuaire/points/:hash/acteurs', 'directory/points-actors.resource.ts', 'anyone'],
  ['/carte', 'directory/map.redirect.ts', 'anyone'],
  ['/tuiles/:z/:x/:y', 'map/tile.resource.ts', 'anyone'],
  ['/api/v1/annuaire', 'exchange/api-directory.resource.ts', 'anyone'],
  ['/api/v1/annuaire/:slug', 'exchange/api-card.resource.ts', 'anyone'],
  ['/api/openapi.json', 'exchange/openapi.resource.ts', 'anyone'],
  ['/aide', 'home/help.page.tsx', 'anyone'],
  ['/accessibilite', 'home/accessibility.page.tsx', 'anyone'],
  ['/donnees-personnelles', 'home/personal-data.page.tsx', 'anyone'],
  ['*', 'home/not-found.page.tsx', 'anyone'],
];

export default ROUTE_TABLE.map(toEntry) satisfies RouteConfig;

function toEntry([path, module]: TableLine): RouteConfigEntry {
  return path === '/' ? index(module) : route(path.replace(/^\//, ''), module);
}
