/** An identifier as PostgreSQL makes them: anything else would be an error to it, so no question is put. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
