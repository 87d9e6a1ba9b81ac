// One way to compare what people type with what is written: without accents, case, punctuation or dotted acronyms.

const DIACRITICS = /\p{M}+/gu;
const INVISIBLE = /\u00AD|\u200C|\u200D|\u2060|\uFEFF/g;
const DOT_OF_ACRONYM = /(?<=(?<![\p{L}\p{N}])\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
const SAINT = /(?<![\p{L}\p{N}])(?:st|ste)(?![\p{L}\p{N}])/gu;
const ALREADY_PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** « C.C.A.S. de St-Étienne » → « ccas de saint etienne ». Idempotent; the empty string when nothing readable is left. */
export function normalise(text: string): string {
  let plain = text;
  if (!ALREADY_PLAIN.test(text)) {
    plain = text
      .replace(INVISIBLE, '')
      .toLowerCase()
      .normalize('NFD')
      .replace(DIACRITICS, '')
      .toLowerCase()
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .replace(DOT_OF_ACRONYM, '')
      .replace(NOT_WORD, ' ')
      .trim();
  }
  return plain.replace(SAINT, (short) => (short === 'st' ? 'saint' : 'sainte'));
}

/** The normalised words of a text, in order; never an empty word. */
export function words(text: string): string[] {
  const plain = normalise(text);
  return plain === '' ? [] : plain.split(' ');
}
