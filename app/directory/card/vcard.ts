// vCard 4.0 (RFC 6350) of an organisation: public contacts only, since documents hold no other.
import type { ContactView } from './card-view.ts';

export type VcardInput = {
  url: string;
  name: string;
  acronym: string | null;
  kind: string;
  commune: string | null;
  /** ISO moment. */
  verifiedAt: string | null;
  contacts: ContactView[];
};

const LONGEST_LINE = 75;

export function writeVcard(input: VcardInput): string {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:org',
    `UID:${input.url}`,
    `SOURCE:${input.url}`,
    `FN:${escapeText(input.name)}`,
    `ORG:${escapeText(input.name)}`,
    ...(input.acronym ? [`NICKNAME:${escapeText(input.acronym)}`] : []),
    ...(input.commune ? [`ADR:;;;${escapeText(input.commune)};;;France`] : []),
    ...input.contacts.flatMap(contactLines),
    `CATEGORIES:${escapeText(input.kind)}`,
    `NOTE:${escapeText(`Fiche complète et à jour : ${input.url}`)}`,
    ...(input.verifiedAt ? [`REV:${compactMoment(input.verifiedAt)}`] : []),
    'END:VCARD',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** Grouped with a label that address books show: « accueil ». */
function contactLines({ channel, label, value, href }: ContactView, at: number): string[] {
  const group = `item${at + 1}`;
  const property = {
    // As text: a `tel:` address needs the country, which differs from one French island to the next.
    telephone: `TEL;VALUE=text;TYPE="work,voice":${escapeText(value)}`,
    courriel: `EMAIL;TYPE=work:${escapeText(value)}`,
    site: `URL:${href}`,
  }[channel];
  return [`${group}.${property}`, `${group}.X-ABLABEL:${escapeText(label)}`];
}

/** Backslash, comma, semicolon and line ends; other control characters are dropped. */
export function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(',', '\\,')
    .replaceAll(';', '\\;')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');
}

/** No line longer than 75 octets, no character cut in two; what follows begins with one space. */
export function foldLine(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line.toWellFormed()) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > LONGEST_LINE) {
      parts.push(part);
      part = '';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

/** `20261121T200000Z` */
function compactMoment(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
