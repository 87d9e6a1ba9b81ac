// Stands between an engine and Meilisearch for a moment and keeps what the engine sends, to send it again as it is.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Recorder = { url: string; bodies: () => string[]; close: () => void };

export async function recordBodies(target: string): Promise<Recorder> {
  let bodies: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      bodies.push(body.toString('utf8'));
      const { host: _, ...headers } = incoming.headers;
      request(`${target}${incoming.url}`, { method: incoming.method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies: () => {
      const taken = bodies;
      bodies = [];
      return taken;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
