// The one-time link of the first start, and what it opens: one transaction that happens once in the life of an instance.
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database, Queries } from '#db/client.ts';
import { normalise } from '#db/normalise.ts';
import { auditLines, installationLinks, instanceSettings, memberships, people } from '#db/schema/accounts.ts';
import { territories } from '#db/schema/territories.ts';
import type { Installation } from './installation-form.ts';
import { newSecret, sha256 } from './secrets.ts';

const HOURS = 48;
/** Any number: it only has to be the same in every process that installs. */
const INSTALLATION_LOCK = 7_426_003;

/** null once somebody administers the instance. Links given before stay good until one is used. */
export async function newInstallationLink(database: Database, publicUrl: string): Promise<string | null> {
  if (await isInstalled(database)) return null;
  const secret = newSecret();
  const expiresAt = new Date(Date.now() + HOURS * 3_600_000);
  await database.query((queries) => queries.insert(installationLinks).values({ hash: sha256(secret), expiresAt }));
  return `${publicUrl}/installation?jeton=${secret}`;
}

export async function isInstalled(database: Database): Promise<boolean> {
  return database.query(hasAdministrator);
}

export async function isGoodInstallationLink(database: Database, secret: string): Promise<boolean> {
  const [link] = await database.query((queries) => queries.select().from(installationLinks).where(isGood(secret)));
  return link !== undefined && !(await isInstalled(database));
}

/** The id of the first administrator; null when the link is used, old or unknown, or somebody was faster. */
export async function install(database: Database, secret: string, wanted: Installation): Promise<string | null> {
  return database.transaction(async (queries) => {
    await queries.execute(sql`select pg_advisory_xact_lock(${INSTALLATION_LOCK})`);
    if (await hasAdministrator(queries)) return null;
    const used = await queries.update(installationLinks).set({ usedAt: new Date() }).where(isGood(secret)).returning();
    if (used.length === 0) return null;
    const [person] = await queries
      .insert(people)
      .values({ name: wanted.name, mail: wanted.mail, isAdministrator: true })
      .onConflictDoUpdate({ target: people.mail, set: { isAdministrator: true, name: wanted.name } })
      .returning({ id: people.id });
    const [territory] = await queries
      .insert(territories)
      .values({
        ...wanted.territory,
        slug: normalise(wanted.territory.name).replaceAll(/[^a-z0-9]+/g, '-') || 'territoire',
      })
      .returning({ id: territories.id });
    if (!person || !territory) throw new Error('the installation was not written');
    if (wanted.coordinates) {
      await queries.insert(memberships).values({ personId: person.id, role: 'coordinator', territoryId: territory.id });
    }
    await queries
      .insert(instanceSettings)
      .values({ senderName: wanted.sender.name, senderMail: wanted.sender.mail, personId: person.id });
    await queries.insert(auditLines).values({
      personId: person.id,
      personName: wanted.name,
      action: 'instance-installed',
      subjectKind: 'territory',
      subjectId: territory.id,
      detail: { territory: wanted.territory.name },
    });
    return person.id;
  });
}

function isGood(secret: string) {
  return and(
    eq(installationLinks.hash, sha256(secret)),
    isNull(installationLinks.usedAt),
    gt(installationLinks.expiresAt, new Date()),
  );
}

async function hasAdministrator(queries: Queries): Promise<boolean> {
  const rows = await queries
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.isAdministrator, true), isNull(people.disabledAt)))
    .limit(1);
  return rows.length > 0;
}
