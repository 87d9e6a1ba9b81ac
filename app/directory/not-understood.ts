// What was typed and says nothing to the directory: a street, signs without a word.
import type { DirectoryQuery } from './directory-query.ts';
import type { Resolved } from './resolve-query.server.ts';

export type NotUnderstood = {
  title: string;
  sentence: string;
  /** The person has said no commune: that is what helps most. */
  wantsCommune: boolean;
  guideHref: string;
};

export function notUnderstood({ q }: DirectoryQuery, { understood, place }: Resolved): NotUnderstood | null {
  const { needs, text, hasStreet } = understood;
  if (q === '') return null;
  const guideHref = `/annuaire/guide${place?.kind === 'commune' ? `?commune=${place.commune.code}` : ''}`;
  const where = place?.kind === 'commune' ? `qui agissent à ${place.commune.name}` : place ? 'qui agissent là' : null;
  if (needs.length > 0 || text !== '') {
    if (!hasStreet || place) return null;
    return {
      title: 'La rue n’a pas été prise en compte',
      sentence: 'On cherche ici par commune : indiquez-la pour ne voir que qui agit là.',
      wantsCommune: true,
      guideHref,
    };
  }
  // « Lyon » alone is understood: everybody who acts there.
  if (!hasStreet && place) return null;
  const all = where ? `Voici tous les acteurs ${where}.` : 'Voici tous les acteurs.';
  return hasStreet
    ? {
        title: 'Une rue ne dit pas qui peut aider',
        sentence: `« ${q} » n’a pas été pris en compte : on cherche ici par commune et par besoin. ${all}`,
        wantsCommune: place === null,
        guideHref,
      }
    : {
        title: 'Aucun mot n’a été reconnu',
        sentence: `« ${q} » n’a pas été pris en compte. ${all}`,
        wantsCommune: place === null,
        guideHref,
      };
}
