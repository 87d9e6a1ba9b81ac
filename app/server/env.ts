// The only place that reads the environment. Names are those of the README's configuration table.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

export type OpenIdSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says. */
  name: string;
  /** Believes mails that the provider neither calls verified nor unverified. */
  trustsMails: boolean;
};

/** Storage that speaks S3, addressed by path. */
export type S3Settings = { endpoint: string; bucket: string; key: string; secret: string; region: string };

export type Env = {
  port: number;
  host: string;
  /** Origin under which people reach us; links in QR codes and the API are built on it. */
  publicUrl: string;
  /** How many proxies in front may be believed about `X-Forwarded-*`. */
  trustProxy: number;
  dataDir: string;
  databaseUrl: string | null;
  /** Owner of the tables; the same as `databaseUrl` where one role does both. */
  migratorUrl: string | null;
  meilisearch: { url: string; key: string } | null;
  tileUrl: string;
  /** Base address of the service that completes addresses. */
  geocoderUrl: string;
  /** Where pictures lie; null: a folder of `dataDir`. */
  s3: S3Settings | null;
  /** `smtp://user:password@host:587`; null: a demonstration keeps its mails, a real installation says that none leaves. */
  smtpUrl: string | null;
  /** Sender until an administrator sets one at /installation: `Nom <adresse>` or the bare address. */
  mailFrom: string | null;
  /** Keys for what is encrypted in the base, the current one first: `name:base64,older:base64`. null: a file in `dataDir`. */
  keys: string | null;
  /** Where people may sign in with an account they have elsewhere; ProConnect is one. */
  openid: OpenIdSettings | null;
  /** A Chromium of one's own for tests, benches and screenshots. */
  chromePath: string | null;
  isDemonstration: boolean;
  logLevel: string;
  isProduction: boolean;
};

/** IGN Plan v2 of the Géoplateforme: no key, zoom 0 to 19. */
const IGN_PLAN =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2' +
  '&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';

const GEOPLATEFORME = 'https://data.geopf.fr/geocodage';

const optional = z.string().trim().min(1).optional().catch(undefined);

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  DATA_DIR: optional,
  DATABASE_URL: optional,
  DATABASE_MIGRATOR_URL: optional,
  MEILI_URL: optional,
  MEILI_MASTER_KEY: z.string().default(''),
  TILE_URL: optional,
  GEOCODER_URL: optional,
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: optional,
  S3_URL: z
    .url({ protocol: /^https?$/ })
    .transform(readS3)
    .optional(),
  MAILLAGE_KEYS: z
    .string()
    .regex(/^[\w-]{1,20}:[A-Za-z0-9+/]{43}=(,[\w-]{1,20}:[A-Za-z0-9+/]{43}=)*$/)
    .optional(),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine((url) => /^https:|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(url))
    .optional(),
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  OIDC_NAME: optional,
  OIDC_TRUST_MAIL: z.enum(['0', '1']).default('0'),
  CHROME_PATH: optional,
  DEMO: z.enum(['0', '1']).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  NODE_ENV: z.string().default('production'),
});

/** `https://key:secret@host/bucket?region=fr-par` */
function readS3(address: string, context: z.RefinementCtx): S3Settings {
  const { origin, username, password, pathname, searchParams } = new URL(address);
  const [, bucket] = /^\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(pathname) ?? [];
  if (!bucket || username === '' || password === '') {
    context.addIssue({ code: 'custom', message: 'key:secret@host/bucket' });
    return z.NEVER;
  }
  const region = searchParams.get('region') ?? 'us-east-1';
  return { endpoint: origin, bucket, key: decodeURIComponent(username), secret: decodeURIComponent(password), region };
}

/** Throws one French sentence per wrong setting. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = schema.safeParse(withoutEmpty(source));
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new Error(`Réglage illisible : ${names.join(', ')}. Voir « Configuration » dans le README.`);
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: new URL(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).origin,
    trustProxy: env.TRUST_PROXY,
    dataDir: env.DATA_DIR ?? join(tmpdir(), 'maillage'),
    databaseUrl: env.DATABASE_URL ?? null,
    migratorUrl: env.DATABASE_MIGRATOR_URL ?? env.DATABASE_URL ?? null,
    meilisearch: env.MEILI_URL ? { url: env.MEILI_URL, key: env.MEILI_MASTER_KEY } : null,
    tileUrl: env.TILE_URL ?? IGN_PLAN,
    geocoderUrl: env.GEOCODER_URL ?? GEOPLATEFORME,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? null,
    s3: env.S3_URL ?? null,
    keys: env.MAILLAGE_KEYS ?? null,
    openid: openidSettings(env),
    chromePath: env.CHROME_PATH ?? null,
    isDemonstration: env.DEMO === '1',
    logLevel: env.LOG_LEVEL,
    isProduction: env.NODE_ENV !== 'development',
  };
}

function openidSettings(env: z.infer<typeof schema>): OpenIdSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = env;
  if (!issuer) return null;
  if (!clientId || !clientSecret) {
    throw new Error('Réglage illisible : OIDC_CLIENT_ID, OIDC_CLIENT_SECRET. Voir « Configuration » dans le README.');
  }
  return {
    issuer,
    clientId,
    clientSecret,
    name: name ?? new URL(issuer).hostname,
    trustsMails: env.OIDC_TRUST_MAIL === '1',
  };
}

function withoutEmpty(source: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
}
