// A pasted list of addresses: one per line, or with commas, or « Nom <adresse> » as mail programs write them. Pure.
import { z } from 'zod';

export type Addressee = { name: string; mail: string };

export const MOST_ADDRESSEES = 200;
const address = z.email().max(254);

/** Each address once, in the order of the list; `wrong` holds what is no address, as it was written. */
export function readMailList(text: string): { people: Addressee[]; wrong: string[] } {
  const people = new Map<string, Addressee>();
  const wrong: string[] = [];
  for (const entry of entriesOf(text)) {
    const read = readEntry(entry);
    if (read === null) wrong.push(entry.slice(0, 100));
    for (const person of read ?? []) if (!people.has(person.mail)) people.set(person.mail, person);
  }
  return { people: [...people.values()], wrong };
}

/** A comma also stands inside « Fabre, Claire <claire@…> »: there it does not part two addresses. */
function entriesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.match(/"[^"]*"\s*<[^>]*>|[^<>@,;]+,[^<>@,;]+<[^>]*>|[^,;]+/g) ?? [])
    .map((entry) => entry.trim())
    .filter(Boolean);
}

/** The words before each address are its name; after a lone address too, as the columns of a table stand. */
function readEntry(entry: string): Addressee[] | null {
  const found: Addressee[] = [];
  let words: string[] = [];
  for (const [token] of entry.matchAll(/"[^"]*"|<[^>]*>|[^\s<]+/g)) {
    if (!token.includes('@') && !token.startsWith('<')) {
      words.push(token);
      continue;
    }
    const parsed = address.safeParse(bareAddress(token));
    if (!parsed.success) return null;
    found.push({ name: nameOf(words), mail: parsed.data.toLowerCase() });
    words = [];
  }
  const [first] = found;
  if (first && found.length === 1) first.name ||= nameOf(words);
  return first ? found : null;
}

/** Without what stands around it in a sentence, in brackets or in a link. */
function bareAddress(token: string): string {
  return token
    .replaceAll(/^[<("'«‹[]+|[>)"'»›\],.:]+$/g, '')
    .replace(/^mailto:/i, '')
    .trim();
}

function nameOf(words: string[]): string {
  return words.join(' ').replaceAll('"', '').trim().slice(0, 120);
}
