// One import in a process of its own, so that its memory is nobody else's. Says one JSON line.
import { parseArgs } from 'node:util';
import { applyImport } from '#app/upkeep/import/apply-import.server.ts';
import { startImport } from '#app/upkeep/import/start-import.server.ts';
import { openDatabase } from '#db/client.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    territory: { type: 'string' },
    file: { type: 'string' },
    small: { type: 'string' },
  },
});
const { url = '', territory = '', file = '', small = '' } = values;
const database = openDatabase(url);
const writer = { kind: 'system' as const, name: 'Mesure' };

async function importFile(path: string, source: string): Promise<{ read: number; write: number }> {
  const began = performance.now();
  const actor = { id: null, name: writer.name };
  const id = await startImport(database, {
    actor,
    territoryId: territory,
    source,
    files: [{ path, name: 'mesure.csv' }],
  });
  const read = performance.now();
  if (!(await applyImport(database, writer, id))) throw new Error('the import was not written');
  return { read: read - began, write: performance.now() - read };
}

// A process that serves has the communes and the words in memory: that is idle.
await importFile(small, 'Petit');
await new Promise((resolve) => setTimeout(resolve, 500));
const idle = process.memoryUsage.rss();
let peak = idle;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);
const times = await importFile(file, 'Grand');
clearInterval(watch);
await database.close();
process.stdout.write(`${JSON.stringify({ ...times, idle, peak })}\n`);
