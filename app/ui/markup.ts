// Markup written as text, for what stands on a page fifty times: React takes ten times as long to say the same. Whatever is
// put into it is escaped, unless it is markup itself.

export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly Markup[] | null | undefined | false;

/** html`<p title="${title}">${words}</p>`: attributes stand between double quotes. */
export function html(pieces: TemplateStringsArray, ...parts: Part[]): Markup {
  let text = pieces[0] ?? '';
  for (let at = 0; at < parts.length; at += 1) text += textOf(parts[at]) + pieces[at + 1];
  return new Markup(text);
}

function textOf(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if (part instanceof Markup) return part.text;
  if (!part) return '';
  let text = '';
  for (const one of part) text += one.text;
  return text;
}

const SPECIAL = /[&<>"']/;
const EVERY_SPECIAL = /[&<>"']/g;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (sign) => ESCAPES[sign] ?? sign) : text;
}
