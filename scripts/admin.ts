// `npm run admin -- invite <courriel> [nom]`: a way in for whoever is locked out, and an administrator if there is nobody of
// that mail. `npm run admin -- installation`: another link to the first start. `npm run admin -- sans-second-facteur <courriel>`: for
// who lost theirs. `npm run admin -- changer-cle`: everything encrypted goes under a new key.
import { and, eq, isNull } from 'drizzle-orm';
import { resealSecrets } from '#app/accounts/factors/reseal-secrets.server.ts';
import { newInstallationLink } from '#app/accounts/install.server.ts';
import { printableLink } from '#app/accounts/sign-in.server.ts';
import { addKeyToFolder, openKeyRing } from '#app/server/key-ring.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { auditLines, people } from '#db/schema/accounts.ts';
import { recoveryCodes, totpSecrets } from '#db/schema/factors.ts';
import { reachServers } from './reach-servers.ts';
import { say } from './say.ts';

const USAGE =
  'Usage : npm run admin -- invite <courriel> [nom], npm run admin -- sans-second-facteur <courriel>, npm run admin -- changer-cle, ou npm run admin -- installation';
const MINUTES = 60;

const [command = '', mail = '', ...name] = process.argv.slice(2);
const isInvitation = command === 'invite' && /^\S+@\S+\.\S+$/.test(mail);
if (!isInvitation && !['sans-second-facteur', 'changer-cle', 'installation'].includes(command)) {
  console.error(USAGE);
  process.exit(1);
}
const { env, stop } = await reachServers(process.env, { withSearch: false });
const database = openDatabase(env.databaseUrl, { connections: 2 });
try {
  if (isInvitation) await invite(database, mail.toLowerCase(), name.join(' '));
  else if (command === 'sans-second-facteur') await removeSecondFactor(database, mail.toLowerCase());
  else if (command === 'changer-cle') await changeKey(database);
  else await printInstallation(database);
} finally {
  await database.close();
  await stop();
}

async function invite(database: Database, mail: string, name: string): Promise<void> {
  const [known] = await database.query((queries) =>
    queries
      .select()
      .from(people)
      .where(and(eq(people.mail, mail), isNull(people.disabledAt))),
  );
  const person = known ?? (await addAdministrator(database, mail, name || mail));
  if (!person) {
    console.error('Cette personne a été désactivée : choisissez une autre adresse.');
    process.exitCode = 1;
    return;
  }
  const url = await printableLink(database, { personId: person.id, publicUrl: env.publicUrl, minutes: MINUTES });
  say(known ? `${known.name} est déjà connu.` : `${mail} administre maintenant cette instance.`);
  say(`Lien à lui transmettre, bon une fois pendant une heure :\n${url}`);
}

async function addAdministrator(database: Database, mail: string, name: string) {
  return database.transaction(async (queries) => {
    const [person] = await queries
      .insert(people)
      .values({ mail, name, isAdministrator: true })
      .onConflictDoNothing()
      .returning();
    if (!person) return null;
    await queries.insert(auditLines).values({
      personName: 'terminal',
      action: 'administrator-added',
      subjectKind: 'person',
      subjectId: person.id,
    });
    return person;
  });
}

/** With MAILLAGE_KEYS the new key has been put first there; a generated file gets one here. */
async function changeKey(database: Database): Promise<void> {
  if (env.keys === null) addKeyToFolder(env.dataDir);
  const count = await resealSecrets(database, openKeyRing(env));
  say(`${count} ${count > 1 ? 'secrets sont passés' : 'secret est passé'} sous la nouvelle clé.`);
  say('Les clés d’avant ouvrent encore les sauvegardes plus anciennes : gardez-les avec elles.');
}

async function printInstallation(database: Database): Promise<void> {
  if (env.keys === null && !env.isDemonstration)
    say(
      `Les clés de chiffrement sont dans ${env.dataDir}/keys : sauvegardez ce fichier à part de la base, ou choisissez MAILLAGE_KEYS.`,
    );
  const url = await newInstallationLink(database, env.publicUrl);
  say(
    url === null
      ? 'Maillage est déjà installé : npm run admin -- invite <courriel>.'
      : `Lien d’installation, bon une fois pendant deux jours :\n${url}`,
  );
}

/** For whoever lost the phone and the recovery codes: they come in by mail again, and set another one up. */
async function removeSecondFactor(database: Database, mail: string): Promise<void> {
  const isRemoved = await database.transaction(async (queries) => {
    const [person] = await queries.select({ id: people.id }).from(people).where(eq(people.mail, mail));
    if (!person) return false;
    await queries.delete(recoveryCodes).where(eq(recoveryCodes.personId, person.id));
    await queries.delete(totpSecrets).where(eq(totpSecrets.personId, person.id));
    await queries.insert(auditLines).values({
      personName: 'terminal',
      action: 'totp-removed',
      subjectKind: 'person',
      subjectId: person.id,
    });
    return true;
  });
  say(isRemoved ? `${mail} entre de nouveau par courriel.` : `${mail} n’est pas connu ici.`);
}
