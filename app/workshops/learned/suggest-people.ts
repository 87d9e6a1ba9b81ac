// Which participants « @ » may mean while somebody writes. Pure.
import { normalise } from '#db/normalise.ts';

const MOST = 5;

/** By a word of their first name or of their structure; first names come first. */
export function suggestPeople<One extends { name: string; structure: string }>(people: One[], typed: string): One[] {
  const words = normalise(typed);
  if (words === '') return [];
  const begins = (text: string) => ` ${normalise(text)}`.includes(` ${words}`);
  const named = people.filter(({ name }) => begins(name));
  const housed = people.filter(({ name, structure }) => !begins(name) && begins(structure));
  return [...named, ...housed].slice(0, MOST);
}
