// Two people edited the same thing: what differs, field by field, and which version of each was chosen.
import type { Draft } from './form-draft.ts';

export type Difference = { name: string; label: string; mine: string; theirs: string };

const CHOICE = 'garder-';

/** Fields whose text is not the same, in the order of `labels`. `say` words codes for people. */
export function differences(mine: Draft, theirs: Draft, labels: Record<string, string>, say = plain): Difference[] {
  return Object.entries(labels).flatMap(([name, label]) => {
    const [own, other] = [say(name, mine[name] ?? ''), say(name, theirs[name] ?? '')];
    return own === other ? [] : [{ name, label, mine: own, theirs: other }];
  });
}

export function choiceName(name: string): string {
  return `${CHOICE}${name}`;
}

/** The typed version, with the stored one where the radio buttons say so. */
export function chosenVersion(form: FormData, mine: Draft, theirs: Draft): Draft {
  const names = Object.keys(mine).filter((name) => form.get(choiceName(name)) === 'enregistree');
  return { ...mine, ...Object.fromEntries(names.map((name) => [name, theirs[name] ?? ''])) };
}

function plain(_name: string, value: string | string[]): string {
  return Array.isArray(value) ? value.join(', ') : value;
}
