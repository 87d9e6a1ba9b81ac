// What a browser without pictures reads and sends back.
import type { Visitor } from './sign-in.ts';

/** What a reader sees: all spaces are plain, the marks that React puts between two texts are gone. */
export async function textOf(answer: Response | Promise<Response>): Promise<string> {
  return (await (await answer).text()).replaceAll('<!-- -->', '').replaceAll(/[\u00a0\u202f]/g, ' ');
}

/** The fields of the long form of a page as the browser would send them back. */
export async function fieldsOf(browser: Visitor, path: string): Promise<Record<string, string | string[]>> {
  return formFields(await (await browser.get(path)).text());
}

export function formFields(html: string): Record<string, string | string[]> {
  const form = [...html.matchAll(/<form[^>]*noValidate=""[\s\S]*?<\/form>/gi)][0]?.[0] ?? '';
  const fields: Record<string, string | string[]> = {};
  const add = (name: string, value: string) => {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  };
  const plain = (text: string) => text.replaceAll('&#x27;', '’').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    const isBox = /type="(checkbox|radio)"/.test(tag);
    if (name && (!isBox || /\bchecked=""/.test(tag))) add(name, plain(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ''));
  }
  const areas = /<textarea[^>]*\bname="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g;
  for (const [, name = '', value = ''] of form.matchAll(areas)) add(name, plain(value));
  const chosen = /<option[^>]*\bselected=""[^>]*\bvalue="([^"]*)"|<option[^>]*value="([^"]*)"[^>]*selected=""/;
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*\bname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    add(name, chosen.exec(options)?.slice(1).find(Boolean) ?? '');
  }
  return fields;
}
