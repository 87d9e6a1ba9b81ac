// What must not stand in a note: looked for on the writer's device, before the words leave it. Pure, and linear in the text.
import { personName } from './person-name.ts';

export type PersonalKind = 'nir' | 'mobile' | 'name' | 'mail';
/** `start` and `end` as of String.slice; `reason` is a whole French sentence. */
export type PersonalSpan = { start: number; end: number; kind: PersonalKind; reason: string };

const REASONS: Record<PersonalKind, string> = {
  nir: 'On dirait un numéro de sécurité sociale : rien qui désigne un ménage n’a sa place ici.',
  mobile: 'On dirait un numéro de portable : donnez plutôt le numéro public de la structure.',
  name: 'On dirait le nom d’une personne : parlez de la situation, sans dire de qui il s’agit.',
  mail: 'On dirait une adresse personnelle : donnez plutôt l’adresse publique de la structure.',
};

/** Between two digits; a full stop or a hyphen may be followed by a space. */
const GAP = '[\\s._\\-/·‐‑–]{0,2}';
const NIR = new RegExp(
  `(?<![\\d])[1-478](?:${GAP}\\d){4}${GAP}(?:\\d${GAP}\\d|2${GAP}[ABab])(?:${GAP}\\d){8}(?!\\d)`,
  'g',
);
const MOBILE = new RegExp(
  `(?<!\\d)(?<!\\d[.,])(?:(?:\\+|00)${GAP}(?:33|262|590|594|596)${GAP}(?:\\(${GAP}0${GAP}\\)${GAP})?|\\(0\\)${GAP}|0${GAP})[67](?:${GAP}\\d){8}(?!\\d)`,
  'g',
);
const DATE = /^0[67][./-](0[1-9]|1[0-2])[./-](19|20)\d\d(?!\d)/;

/** `publicContacts`: what `contactKeys` made of the public numbers and mails of organisations; those pass. */
export function findPersonalWords(text: string, publicContacts: ReadonlySet<string> = new Set()): PersonalSpan[] {
  const found: PersonalSpan[] = [];
  const add = (kind: PersonalKind, start: number, end: number) => {
    found.push({ start, end, kind, reason: REASONS[kind] });
  };
  for (const { 0: match, index } of text.matchAll(NIR)) if (isNir(match)) add('nir', index, index + match.length);
  for (const { 0: match, index } of text.matchAll(MOBILE)) {
    if (!DATE.test(match) && !publicContacts.has(contactKey(match))) add('mobile', index, index + match.length);
  }
  for (const [start, end] of personNames(text)) add('name', start, end);
  for (const [start, end] of mails(text)) {
    const mail = text.slice(start, end);
    if (isPersonalMail(mail) && !publicContacts.has(contactKey(mail))) add('mail', start, end);
  }
  return withoutOverlaps(found);
}

/** Public numbers and mails, however they are written, as `findPersonalWords` compares them. */
export function contactKeys(values: Iterable<string>): ReadonlySet<string> {
  return new Set([...values].map(contactKey));
}

function contactKey(value: string): string {
  if (value.includes('@')) return value.trim().toLowerCase();
  const digits = value.replaceAll(/\(\s*0\s*\)/g, '').replaceAll(/[^\d+]/g, '');
  const national = digits.replace(/^(\+|00)(33|262|590|594|596)/, '0');
  return national.startsWith('0') ? national : `0${national}`;
}

/** Key of the number: 97 less the rest by 97 of its first thirteen places; Corsica counts as 19 and 18. */
function isNir(written: string): boolean {
  const places = written.replaceAll(/[^\dABab]/g, '').toUpperCase();
  const month = Number(places.slice(3, 5));
  if (month === 0 || (month > 12 && month < 20) || (month > 42 && month < 50)) return false;
  const number = Number(places.slice(0, 13).replace('2A', '19').replace('2B', '18'));
  return 97 - (number % 97) === Number(places.slice(13));
}

const TITLE =
  /(?<![\p{L}\p{M}\d])(?:(?<full>Monsieur|Madame|Mademoiselle|Messieurs|Mesdames)|(?<short>M\.|MM\.|M(?=\s)|Mr\.?|Mme\.?|Mmes\.?|Mlle\.?|Mlles\.?|MME|MR|MLLE|mme\.?|mlle\.?|mr\.?|monsieur|madame))[\s]{0,3}(?=[\p{L}])/gu;

function* personNames(text: string): Generator<[number, number]> {
  for (const match of text.matchAll(TITLE)) {
    const from = match.index + match[0].length;
    const isAbbreviated = match.groups?.short !== undefined && !/^m(onsieur|adame)$/.test(match.groups.short);
    const length = personName({
      before: text.slice(Math.max(0, match.index - 40), match.index),
      after: text.slice(from, from + 120),
      isAbbreviated: isAbbreviated && match.groups?.short !== 'M',
    });
    if (length > 0) yield [match.index, from + length];
  }
}

const LOCAL = /[\p{L}\p{M}\d._%+-]/u;
const HOST = /[\p{L}\d.-]/u;

/** By hand from each « @ »: a pattern would walk long words again and again. */
function* mails(text: string): Generator<[number, number]> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < 64 && LOCAL.test(text[start - 1] ?? '')) start -= 1;
    let end = at + 1;
    while (end < text.length && end - at < 200 && HOST.test(text[end] ?? '')) end += 1;
    while (end > at + 1 && /[.-]/.test(text[end - 1] ?? '')) end -= 1;
    while (start < at && /[.-]/.test(text[start] ?? '')) start += 1;
    if (start < at && /^[^.]+(\.[^.]+)+$/.test(text.slice(at + 1, end))) yield [start, end];
  }
}

const PROVIDERS =
  /^((gmail|googlemail|icloud|me|mac|msn|ymail|protonmail|proton|pm|tutanota|tuta|mailo|zaclys|posteo|fastmail|duck)\.(com|me|net|fr|org|de|io|ch)|(orange|wanadoo|free|sfr|neuf|cegetel|bbox|numericable|club-internet|voila|aliceadsl|libertysurf|noos|9online|tele2|laposte|caramail|netcourrier|dbmail|nordnet|online|mailoo|ovh)\.(fr|net|com|org)|(hotmail|outlook|live|yahoo|aol|gmx)\.[a-z]{2,3}(\.[a-z]{2})?)$/;

/** A part that says a function, a place or a body: the mail is of a desk, not of somebody. */
const DESK =
  /^(contact|contacts|info|infos|information|accueil|bonjour|secretariat|direction|service|services|mairie|ville|ccas|cias|mds|mdsi|caf|adil|alec|eie|ecfr|slime|france|renov|conseil|conseils|energie|energies|habitat|logement|social|sociale|solidarite|sante|hygiene|schs|pole|espace|point|maison|agence|antenne|centre|asso|association|collectif|reseau|atelier|ateliers|equipe|projet|projets|permanence|permanences|rendez|vous|rdv|standard|support|aide|communication|presse|formation|formations|inscription|inscriptions|noreply|no|reply|ne|pas|repondre|webmaster|admin|administration|compta|comptabilite|rh|recrutement|dpo|rgpd|coordination|animation|mediation|juridique|travaux|renovation|climat|metropole|departement|region|commune|communes|prefecture|public|publics|partenaires|partenariat|partenariats|developpement|durable|urbanisme|territoire|territoires|lyon|marseille|montpellier|paris|nord|sud|est|ouest|rhone|herault|provence|fsl|asll|plateforme|signalement|signalements|orientation|boite|bal|mail|courriel|courrier|hello|team|pro)$/;

function isPersonalMail(mail: string): boolean {
  const [local = '', host = ''] = mail.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').split('@');
  if (PROVIDERS.test(host)) return true;
  const parts = local.replace(/\+.*$/, '').split(/[._]/);
  if (parts.length < 2 || parts.length > 3) return false;
  const isNamed = parts.every((part) => /^[a-z-]+\d{0,2}$/.test(part)) && /^[a-z-]{2,}/.test(parts.at(-1) ?? '');
  return isNamed && !parts.some((part) => part.split('-').some((word) => DESK.test(word)));
}

/** In the order of the text; of two that share words, the longer. */
function withoutOverlaps(spans: PersonalSpan[]): PersonalSpan[] {
  const kept: PersonalSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || span.start >= last.end) kept.push(span);
    else if (span.end - span.start > last.end - last.start) kept[kept.length - 1] = span;
  }
  return kept;
}
