/** Settings as postgres.js takes them; `host` is a folder for a unix socket. */
export type ConnectionOptions = {
  host: string;
  port: number;
  database: string;
  username: string;
  password?: string;
  ssl?: 'require' | 'allow' | 'prefer' | 'verify-full';
};

const sslModes = ['require', 'allow', 'prefer', 'verify-full'] as const;

/**
 * Reads a PostgreSQL URL, the socket form `postgres://app@localhost/maillage?host=/folder` included (postgres.js itself
 * does not understand that form).
 */
export function connectionOptions(url: string): ConnectionOptions {
  const parsed = URL.parse(url);
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Error('DATABASE_URL must look like postgres://user:password@host:5432/database');
  }
  const username = decodeURIComponent(parsed.username) || 'app';
  const database = decodeURIComponent(parsed.pathname.slice(1)) || username;
  const password = decodeURIComponent(parsed.password);
  const host = parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname);
  const ssl = sslModes.find((mode) => mode === parsed.searchParams.get('sslmode'));
  return {
    host: host || 'localhost',
    port: Number(parsed.searchParams.get('port') ?? parsed.port) || 5432,
    database,
    username,
    ...(password && { password }),
    ...(ssl && { ssl }),
  };
}

/** The URL that `connectionOptions` reads back to the same settings. */
export function connectionUrl(options: ConnectionOptions): string {
  const url = new URL(`postgres://localhost/${encodeURIComponent(options.database)}`);
  url.username = options.username;
  if (options.password) url.password = options.password;
  if (options.host.startsWith('/')) {
    url.searchParams.set('host', options.host);
    if (options.port !== 5432) url.searchParams.set('port', String(options.port));
  } else {
    url.hostname = options.host;
    url.port = String(options.port);
  }
  if (options.ssl) url.searchParams.set('sslmode', options.ssl);
  return url.href;
}
