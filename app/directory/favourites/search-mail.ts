// The words of the weekly mail about a saved search.
import type { Words } from '#app/server/mail-outbox.ts';
import { type Changes, countChanges, type EntryLink } from './what-changed.ts';

type SearchMail = { name: string; query: string; publicUrl: string; changes: Changes; unsubscribe: string };

/** A mail is read, not studied: the page has the rest. */
const LISTED = 20;

export function searchMail({ name, query, publicUrl, changes, unsubscribe }: SearchMail): Words {
  const count = countChanges(changes);
  const part = (title: string, entries: EntryLink[], withLink: boolean) => {
    if (entries.length === 0) return [];
    const lines = entries
      .slice(0, LISTED)
      .map((entry) => (withLink ? `- ${entry.name}\n  ${publicUrl}/annuaire/${entry.slug}` : `- ${entry.name}`));
    const more = entries.length > LISTED ? [`… et ${entries.length - LISTED} de plus`] : [];
    return [[title, ...lines, ...more].join('\n')];
  };
  const parts = [
    ...part('Nouveau :', changes.added, true),
    ...part('Modifié :', changes.changed, true),
    ...part('Ne répond plus à cette recherche :', changes.gone, false),
  ];
  return {
    subject: `${count === 1 ? 'Un changement' : `${count} changements`} : ${name}`,
    unsubscribe,
    text: `Bonjour,

Ce qui a changé depuis notre dernier courriel pour votre recherche « ${name} » :

${parts.join('\n\n')}

Revoir la recherche : ${publicUrl}/annuaire${query === '' ? '' : `?${query}`}

Ne plus recevoir ce courriel : ${unsubscribe}

Maillage
`,
  };
}
