// Which passwords are good enough: long, not on the list of those everybody tries, not made of the person's own name.
import { dictionary } from '@zxcvbn-ts/language-common';
import { normalise } from '#db/normalise.ts';

export const LEAST = 12;
const MOST = 200;
/** What must be left once the person's own words and digits at the end are taken away. */
const LEAST_OWN = 8;
const LEAST_DIFFERENT = 5;

let common: Set<string> | undefined;

/** As typed, in one Unicode form; '' when there is none. */
export function readPassword(form: FormData, name: string): string {
  const typed = form.get(name);
  return typeof typed === 'string' && typed.length <= 4 * MOST ? typed.normalize('NFKC') : '';
}

/** One sentence on what is wrong; null when it is good. */
export function passwordFault(password: string, person: { name: string; mail: string }): string | null {
  const length = [...password].length;
  if (length < LEAST) return `Il faut au moins ${LEAST} caractères : quatre ou cinq mots au hasard conviennent.`;
  if (length > MOST) return `${MOST} caractères au plus.`;
  if (isCommon(password)) {
    return 'Ce mot de passe est parmi les premiers que l’on essaie. Choisissez plutôt quatre ou cinq mots au hasard.';
  }
  if (isOfTheirName(password, person)) {
    return 'Ce mot de passe est fait de votre nom ou de votre adresse : on y penserait. Choisissez plutôt quatre ou cinq mots au hasard.';
  }
  return null;
}

function isCommon(password: string): boolean {
  common ??= new Set(dictionary['passwords-common'].map((one) => one.toLowerCase()));
  const plain = password.toLowerCase();
  const bare = plain.replaceAll(/^[\d\W_]+|[\d\W_]+$/g, '');
  const half = plain.slice(0, plain.length / 2);
  const known = [plain, bare, ...(half + half === plain ? [half] : [])];
  return new Set(plain).size < LEAST_DIFFERENT || known.some((one) => common?.has(one));
}

function isOfTheirName(password: string, { name, mail }: { name: string; mail: string }): boolean {
  const typed = normalise(password).replaceAll(' ', '');
  const own = [...normalise(name).split(' '), ...normalise(mail).split(' '), 'maillage'].filter(
    ({ length }) => length > 2,
  );
  const left = own.reduce((text, word) => text.replaceAll(word, ''), typed);
  return left !== typed && left.replace(/\d+$/, '').length < LEAST_OWN;
}
