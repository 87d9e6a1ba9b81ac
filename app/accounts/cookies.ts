// Reads one cookie without ever throwing: library parsers give up on `a=%`.

/** The raw value; null when it is absent, or there twice: one of the two was planted. */
export function readCookie(header: string | null, name: string): string | null {
  const values = (header ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  const [value] = values;
  return values.length === 1 && value !== undefined && /^[\w-]{1,200}$/.test(value) ? value : null;
}

/** `__Host-` binds a cookie to this host, and browsers take it only over https. */
export function cookieName(name: string, isSecure: boolean): string {
  return isSecure ? `__Host-${name}` : name;
}

/** `maxAge` in seconds; null: gone with the browser. */
export function cookieHeader(
  name: string,
  value: string,
  { maxAge, isSecure }: { maxAge: number | null; isSecure: boolean },
): string {
  const age = maxAge === null ? '' : `; Max-Age=${maxAge}`;
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${age}${isSecure ? '; Secure' : ''}`;
}
