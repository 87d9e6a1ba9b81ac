// Every URL of the product: French path, page module, and who may ask for it.
import type { RouteConfig, RouteConfigEntry } from '@remix-run/route-config';
import type { PolicyName } from '#app/accounts/policies.ts';

/** The policy is put before every loader and action of the module; app/accounts/policies.ts says each in one sentence. */
type TableLine = [path: string, module: string, policy: PolicyName];

export const ROUTE_TABLE: TableLine[] = [
  ['/', 'home/home.page.tsx', 'anyone'],
  ['/annuaire', 'directory/list.page.tsx', 'anyone'],
  ['/annuaire/guide', 'directory/guide/guide.page.tsx', 'anyone'],
  ['/annuaire/feuille', 'directory/sheet/sheet.page.tsx', 'anyone'],
  ['/annuaire/qui-fait-quoi', 'directory/who-does-what/who-does-what.page.tsx', 'anyone'],
  ['/annuaire/export/:format', 'exchange/exports/public-export.resource.ts', 'anyone'],
  ['/annuaire/:slug', 'directory/card/card.page.tsx', 'anyone'],
  ['/annuaire/:slug/vcard', 'directory/card/vcard.resource.ts', 'anyone'],
  ['/annuaire/:slug/signaler', 'upkeep/report.page.tsx', 'anyone'],
  ['/annuaire/:slug/corriger', 'upkeep/proposals/correct.page.tsx', 'anyone'],
  ['/annuaire/proposer', 'upkeep/proposals/propose-entry.page.tsx', 'anyone'],
  ['/annuaire/points/:hash', 'directory/points.resource.ts', 'anyone'],
  ['/annuaire/points/:hash/acteurs', 'directory/points-actors.resource.ts', 'anyone'],
  ['/fiche/:token', 'upkeep/freshness/link.page.tsx', 'anyone'],
  ['/carte', 'directory/map.redirect.ts', 'anyone'],
  ['/tuiles/:z/:x/:y', 'map/tile.resource.ts', 'anyone'],
  ['/api/v1/annuaire', 'exchange/api-directory.resource.ts', 'anyone'],
  ['/api/v1/annuaire/:slug', 'exchange/api-card.resource.ts', 'anyone'],
  ['/api/openapi.json', 'exchange/openapi.resource.ts', 'anyone'],
  ['/aide', 'home/help.page.tsx', 'anyone'],
  ['/accessibilite', 'home/accessibility.page.tsx', 'anyone'],
  ['/donnees-personnelles', 'home/personal-data.page.tsx', 'anyone'],
  ['/connexion', 'accounts/sign-in.page.tsx', 'anyone'],
  ['/connexion/code', 'accounts/code.page.tsx', 'anyone'],
  ['/connexion/lien', 'accounts/link.page.tsx', 'anyone'],
  ['/connexion/second-facteur', 'accounts/step-up/second-factor.page.tsx', 'half-in'],
  ['/connexion/preuve', 'accounts/step-up/proof.page.tsx', 'signed-in'],
  ['/connexion/cle', 'accounts/passkeys/passkey-proof.resource.ts', 'anyone'],
  ['/connexion/demo', 'accounts/demo-sign-in.resource.ts', 'demonstration-only'],
  ['/deconnexion', 'accounts/sign-out.resource.ts', 'anyone'],
  ['/compte', 'accounts/account.page.tsx', 'signed-in'],
  ['/compte/role', 'accounts/people/acting-role.resource.ts', 'signed-in'],
  ['/compte/favoris', 'directory/favourites/favourites.page.tsx', 'signed-in'],
  ['/desabonnement/:token', 'directory/favourites/stop.page.tsx', 'anyone'],
  ['/compte/second-facteur', 'accounts/factors/authenticator.page.tsx', 'signed-in'],
  ['/compte/mot-de-passe', 'accounts/password/password.page.tsx', 'signed-in'],
  ['/compte/cles', 'accounts/passkeys/passkeys.page.tsx', 'signed-in'],
  ['/compte/cles/nouvelle', 'accounts/passkeys/passkey-offer.resource.ts', 'signed-in'],
  ['/boite-aux-lettres', 'accounts/mailbox.page.tsx', 'demonstration-only'],
  ['/installation', 'accounts/installation.page.tsx', 'anyone'],
  ['/invitation', 'accounts/people/invitation.page.tsx', 'anyone'],
  ['/administration', 'home/administration.page.tsx', 'desk'],
  ['/administration/personnes', 'accounts/people/people.page.tsx', 'people-keeper'],
  ['/administration/personnes/inviter', 'accounts/people/invite.page.tsx', 'people-keeper'],
  ['/administration/personnes/sans-membre', 'accounts/people/orphans.page.tsx', 'coordinator'],
  ['/administration/personnes/invitations/:invitation', 'accounts/people/invitation-acts.resource.ts', 'people-keeper'],
  ['/administration/personnes/:person', 'accounts/people/person.page.tsx', 'people-keeper'],
  ['/administration/annuaire', 'upkeep/entry/entry-list.page.tsx', 'keeper'],
  ['/administration/annuaire/nouvelle', 'upkeep/entry/entry-new.page.tsx', 'coordinator'],
  ['/administration/annuaire/:slug', 'upkeep/entry/entry-edit.page.tsx', 'keeper'],
  ['/administration/annuaire/:slug/historique', 'upkeep/history/history.page.tsx', 'keeper'],
  ['/administration/annuaire/:slug/gestes', 'upkeep/entry/entry-acts.resource.ts', 'keeper'],
  ['/administration/annuaire/:slug/fraicheur', 'upkeep/freshness/cadence.page.tsx', 'keeper'],
  ['/administration/annuaire/:slug/services/:service', 'upkeep/entry/service-edit.page.tsx', 'keeper'],
  ['/administration/exports', 'exchange/exports/exports.page.tsx', 'coordinator'],
  ['/administration/exports/fichier', 'exchange/exports/exports-file.resource.ts', 'coordinator'],
  ['/administration/doublons', 'upkeep/duplicates/duplicates.page.tsx', 'coordinator'],
  ['/administration/doublons/:pair', 'upkeep/duplicates/duplicate-pair.page.tsx', 'coordinator'],
  ['/administration/fusions/:merge', 'upkeep/duplicates/merge.page.tsx', 'coordinator'],
  ['/administration/mots', 'upkeep/words/words.page.tsx', 'coordinator'],
  ['/administration/propositions', 'upkeep/proposals/proposal-list.page.tsx', 'keeper'],
  ['/administration/propositions/:id', 'upkeep/proposals/proposal.page.tsx', 'keeper'],
  ['/administration/import', 'upkeep/import/import-list.page.tsx', 'coordinator'],
  ['/administration/import/modele', 'upkeep/import/template.resource.ts', 'coordinator'],
  ['/administration/import/:import', 'upkeep/import/import.page.tsx', 'coordinator'],
  ['/administration/adresses', 'upkeep/entry/addresses.resource.ts', 'keeper'],
  ['/administration/signalements/:id', 'upkeep/kept-report.page.tsx', 'keeper'],
  ['*', 'home/not-found.page.tsx', 'anyone'],
];

export default ROUTE_TABLE.map(toEntry) satisfies RouteConfig;

/** Plain objects instead of the builder's functions: the server reads this table too, where the builder is not installed. */
function toEntry([path, module]: TableLine): RouteConfigEntry {
  return path === '/' ? { index: true, file: module } : { path: path.replace(/^\//, ''), file: module };
}
