// What was typed in a form: text that PostgreSQL, mails and pages can take. Browser and server.

/** Control characters say nothing and PostgreSQL refuses some of them; lines stay, and a tab parts two words still. */
export function plainText(value: string, longest: number): string {
  return value
    .slice(0, longest)
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/(?!\n)\p{Cc}/gu, '')
    .trim();
}

/** '' when absent or a file. */
export function formText(form: FormData, name: string, longest = 2_000): string {
  const value = form.get(name);
  return typeof value === 'string' ? plainText(value, longest) : '';
}
