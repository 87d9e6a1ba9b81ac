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
    const [, before = '', inside] = /^(.*?)<([^<>]*)>$/.exec(entry) ?? [];
    const parsed = address.safeParse((inside ?? entry).trim());
    if (!parsed.success) {
      wrong.push(entry.slice(0, 100));
      continue;
    }
    const mail = parsed.data.toLowerCase();
    const name = inside === undefined ? '' : before.replaceAll('"', '').trim().slice(0, 120);
    if (!people.has(mail)) people.set(mail, { name, mail });
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
