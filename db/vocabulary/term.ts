// One entry of the controlled vocabulary: what is stored (code) and what is shown (label).

/** `mapping` holds data·inclusion v1 codes; empty where that schema has no equivalent. */
export type Term<Code extends string = string> = {
  code: Code;
  label: string;
  definition: string;
  synonyms: string[];
  mapping: string[];
};

/** The label of a code, or the code itself when the list does not know it. */
export function labelOf(terms: readonly { code: string; label: string }[], code: string): string {
  return terms.find((term) => term.code === code)?.label ?? code;
}

export function findTerm<T extends { code: string }>(terms: readonly T[], code: string): T | undefined {
  return terms.find((term) => term.code === code);
}
