// How to reach somebody, as links.
import type { PublicContact } from '#search/service-document.ts';
import type { ContactView } from './card-view.ts';

const LABELS = { telephone: 'Téléphone', courriel: 'Courriel', site: 'Site internet' };
const ORDER = ['telephone', 'courriel', 'site'];

/** Telephone first; each value once; a site that is no web address is left out. */
export function contactViews(contacts: PublicContact[]): ContactView[] {
  const views = contacts.flatMap((contact) => {
    const href = hrefOf(contact);
    return href === null ? [] : [{ ...contact, label: contact.label || LABELS[contact.channel], href }];
  });
  const once = [...new Map(views.toReversed().map((view) => [view.href, view])).values()].toReversed();
  return once.sort((a, b) => ORDER.indexOf(a.channel) - ORDER.indexOf(b.channel));
}

function hrefOf({ channel, value }: PublicContact): string | null {
  if (channel === 'telephone') return `tel:${value.replaceAll(/[^+\d]/g, '')}`;
  if (channel === 'courriel') return `mailto:${encodeURI(value)}`;
  return webAddress(value);
}

/** http and https only: a link comes from people's typing. */
export function webAddress(text: string): string | null {
  const url = URL.parse(text);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
}
