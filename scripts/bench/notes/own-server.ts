// Our live notes alone, as the web process holds them; everybody who comes may write.
import { createServer } from 'node:http';
import { openLiveNotes } from '#app/notes/live-notes.server.ts';
import { createLog } from '#app/server/log.ts';
import { stayUp } from '#scripts/stay-up.ts';

const log = createLog('error');
stayUp(log);

const server = createServer((_request, response) => void response.writeHead(404).end());
const notes = openLiveNotes({
  databaseUrl: process.env.DATABASE_URL ?? '',
  log,
  dataDir: process.env.DATA_DIR ?? '',
  host: '127.0.0.1',
  // A cookie of the bench names the writer, as a join would.
  gate: async ({ cookie }) => ({
    access: 'write',
    writer: { id: cookie ?? 'bench', name: 'Ana', structure: '', colour: 0 },
  }),
});
server.on('upgrade', (request, socket, head) => notes.handleUpgrade(request, socket, head));
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  notes.listening(port);
  process.send?.({ kind: 'listening', port });
});
process.on('SIGTERM', () => void notes.close().finally(() => process.exit(0)));
