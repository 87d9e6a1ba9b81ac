// Every form that somebody comes across when following links: which page shows it, and what a browser would send, filled in.
import { ROUTE_TABLE } from '#app/routes.ts';
import type { Visitor } from './sign-in.ts';

export type SiteForm = { page: string; route: string; action: string; fields: Record<string, string> };

const PATTERNS = ROUTE_TABLE.filter(([route]) => !route.includes('*')).map(([route]) => ({
  route,
  pattern: new RegExp(`^${route.replaceAll('.', '\\.').replaceAll(/:[a-z]+/g, '[^/]+')}$`),
}));
/** Ends the session, or goes elsewhere. */
const LEFT_ALONE = /^\/(deconnexion|connexion\/demo|api|tuiles|compte\/effacer)/;

/** Each route once, and of forms that differ only in what they are about one; those sent by address (`get`) are no forms here. */
export async function formsOfSite(browser: Visitor, starts: string[], fill: Fill): Promise<SiteForm[]> {
  const waiting = [...starts];
  const seen = new Set<string>();
  const forms: SiteForm[] = [];
  for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
    const route = routeOf(page);
    if (route === null || seen.has(route)) continue;
    seen.add(route);
    const answer = await browser.get(page);
    if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html')) continue;
    const html = await answer.text();
    for (const [, href = ''] of html.matchAll(/<a\b[^>]*\bhref="(\/[^"#]*)/g)) waiting.push(plain(href));
    forms.push(...formsOf(html, page, route, fill));
  }
  const kinds = new Map(forms.map((form) => [kindOf(form), form]));
  return [...kinds.values()];
}

function kindOf({ action, fields }: SiteForm): string {
  const { pathname } = new URL(action, 'http://localhost');
  return `${routeOf(pathname) ?? pathname} ${Object.keys(fields).sort().join()} ${fields.geste ?? ''}`;
}

/** What is typed into a field, by the page that asks for it, or by what of the desk it is sent to. */
export type Fill = (field: { name: string; type: string }, route: string) => string;

function routeOf(path: string): string | null {
  const { pathname } = new URL(path, 'http://localhost');
  if (LEFT_ALONE.test(pathname)) return null;
  return PATTERNS.find(({ pattern }) => pattern.test(pathname))?.route ?? null;
}

/** One for each button of a form. */
function formsOf(html: string, page: string, route: string, fill: Fill): SiteForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', inside = '']) => {
    const action = plain(attribute(head, 'action') ?? page);
    if (attribute(head, 'method')?.toLowerCase() !== 'post' || LEFT_ALONE.test(action)) return [];
    const fields = fieldsOf(inside, action.startsWith('/administration') ? action : route, fill);
    const buttons = [...inside.matchAll(/<button\b([^>]*)>/g)].flatMap(([, tag = '']) => {
      const name = attribute(tag, 'name');
      return name ? [{ [name]: plain(attribute(tag, 'value') ?? '') }] : [];
    });
    return (buttons.length > 0 ? buttons : [{}]).map((button) => ({
      page,
      route,
      action,
      fields: { ...fields, ...button },
    }));
  });
}

function fieldsOf(inside: string, route: string, fill: Fill): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, tag = ''] of inside.matchAll(/<input\b([^>]*)>/g)) {
    const [name, type = 'text'] = [attribute(tag, 'name'), attribute(tag, 'type')];
    if (!name || type === 'file') continue;
    if (type === 'hidden') fields[name] = plain(attribute(tag, 'value') ?? '');
    else if (type === 'checkbox' || type === 'radio') fields[name] ??= plain(attribute(tag, 'value') ?? 'on');
    else fields[name] = fill({ name, type }, route);
  }
  for (const [, tag = ''] of inside.matchAll(/<textarea\b([^>]*)>/g)) {
    const name = attribute(tag, 'name');
    if (name) fields[name] = fill({ name, type: 'text' }, route);
  }
  for (const [, tag = '', options = ''] of inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const name = attribute(tag, 'name');
    const values = [...options.matchAll(/<option\b[^>]*\bvalue="([^"]+)"/g)].map(([, value = '']) => plain(value));
    if (name) fields[name] = values[0] ?? '';
  }
  return fields;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
}

function plain(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&gt;', '>');
}
