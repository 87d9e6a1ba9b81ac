// `npm run import -- file [file] --territoire slug [--source nom] [--ecrire]`: reads tables as /administration/import does.
// Without --ecrire nothing is written: the import waits a week for its coordination.
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { applyImport } from '#app/upkeep/import/apply-import.server.ts';
import { ImportRefused } from '#app/upkeep/import/reading/import-refused.ts';
import { startImport } from '#app/upkeep/import/start-import.server.ts';
import { openDatabase } from '#db/client.ts';
import { reachServers } from './reach-servers.ts';

const NAME = 'Import au terminal';
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { territoire: { type: 'string' }, source: { type: 'string' }, ecrire: { type: 'boolean' } },
});
const say = (line: string) => void process.stdout.write(`${line}\n`);

if (positionals.length === 0) {
  say('npm run import -- fichier [fichier] --territoire lyon [--source « nom du tableau »] [--ecrire]');
  process.exit(1);
}
const { env, stop } = await reachServers(process.env, { withSearch: false });
const database = openDatabase(env.databaseUrl, { connections: 3 });
try {
  const territories = await database.raw<
    { id: string; slug: string }[]
  >`select id, slug from territories order by slug`;
  const territory =
    territories.find(({ slug }) => slug === values.territoire) ??
    (territories.length === 1 ? territories[0] : undefined);
  if (!territory)
    throw new ImportRefused(`Dites le territoire : --territoire ${territories.map(({ slug }) => slug).join(' | ')}`);
  const files = positionals.map((path) => ({ path, name: basename(path) }));
  const source = values.source ?? basename(positionals[0] ?? 'Tableau').replace(/\.\w+$/, '');
  const id = await startImport(database, { actor: { id: null, name: NAME }, territoryId: territory.id, source, files });
  await sayIssues(id);
  if (values.ecrire) {
    await applyImport(database, { kind: 'system', name: NAME }, id);
    say(`C’est dans l’annuaire. Pour défaire : /administration/import/${id}`);
  } else {
    say(`Rien n’est écrit. Pour vérifier et écrire : /administration/import/${id}, ou la même commande avec --ecrire.`);
  }
} catch (error) {
  if (!(error instanceof ImportRefused)) throw error;
  say(error.message);
  process.exitCode = 1;
} finally {
  await database.close();
  await stop();
}

async function sayIssues(id: string): Promise<void> {
  const issues = await database.raw<{ line: number; column: string | null; message: string }[]>`
    select line, i ->> 'column' as column, i ->> 'message' as message from import_rows cross join lateral jsonb_array_elements(issues) i
    where import_id = ${id} order by line limit 100`;
  for (const { line, column, message } of issues) say(`Ligne ${line}${column ? `, ${column}` : ''} : ${message}`);
  const [row] = await database.raw<{ counts: Record<string, number> }[]>`select counts from imports where id = ${id}`;
  const counts = row?.counts ?? {};
  say(
    `${counts.lines} lignes : ${counts.organisationsCreated} fiches et ${counts.servicesCreated} services nouveaux, ${counts.organisationsUpdated} fiches à mettre à jour, ${counts.refused} lignes refusées, ${counts.left} à choisir.`,
  );
}
