// Parts of an address that mean nothing here: left out, and said.

export type SetAside = { name: string; sentence: string };

const LONGEST_NAME = 40;

/** Without control characters, trimmed: fit to be shown again. */
export function printable(text: string, longest = LONGEST_NAME): string {
  const clean = text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .toWellFormed()
    .trim();
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
}

export function setAside(name: string, sentence: string): SetAside {
  return { name: name.slice(0, LONGEST_NAME), sentence };
}

/** What is wrong, without what a page did about it: for who refuses instead. */
export function factOf({ sentence }: SetAside): string {
  return sentence.replace(/\s: [^:]*\.$/u, '.');
}

/** Each name that nothing here reads. */
export function unknownNames(parameters: URLSearchParams, known: readonly string[]): SetAside[] {
  const unknown = [...parameters.keys()].filter((name) => !known.includes(name));
  return [...new Set(unknown.map((name) => name.slice(0, LONGEST_NAME)))].map((name) =>
    setAside(name, `Le critère « ${printable(name)} » n’existe pas : il a été ignoré.`),
  );
}

/** The first value that is not one of ours; an empty one is a field left as it was. */
export function unknownValues(
  parameters: URLSearchParams,
  name: string,
  isKnown: (value: string) => boolean,
): SetAside[] {
  const wrong = parameters.getAll(name).find((value) => value !== '' && !isKnown(value));
  if (wrong === undefined) return [];
  const sentence = `« ${printable(wrong)} » n’est pas une valeur connue du critère « ${name} » : elle a été ignorée.`;
  return [setAside(name, sentence)];
}

/** Names that take one value and were given others after it; an empty one is a field left as it was. */
export function saidAgain(parameters: URLSearchParams, names: readonly string[]): SetAside[] {
  return names
    .filter((name) => new Set(parameters.getAll(name).filter((value) => value !== '')).size > 1)
    .map((name) => setAside(name, `Le critère « ${name} » est donné plusieurs fois : seul le premier a été lu.`));
}

/** A shorter address that still holds what was set aside, so that the page it leads to says so. */
export function keepingSetAside(href: string, parameters: URLSearchParams, asides: readonly SetAside[]): string {
  const names = new Set(asides.map(({ name }) => name));
  const [path = '', search = ''] = href.split('?');
  const kept = new URLSearchParams(search);
  for (const [name, value] of parameters)
    if (names.has(name.slice(0, LONGEST_NAME)) && !kept.has(name, value)) kept.append(name, value);
  const text = kept.toString();
  return text === '' ? path : `${path}?${text}`;
}
