// What was typed in a form: text that PostgreSQL, mails and pages can take.

/** '' when absent or a file. Control characters say nothing and PostgreSQL refuses some of them; lines stay. */
export function formText(form: FormData, name: string, longest = 2_000): string {
  const value = form.get(name);
  return typeof value === 'string' ? plainText(value, longest) : '';
}

export function plainText(value: string, longest: number): string {
  return value
    .slice(0, longest)
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll(/(?!\n)\p{Cc}/gu, '')
    .trim();
}
