// A plain `node:http` client that measures: same sockets, same way of reading, whoever is asked.
import { Agent, type IncomingMessage, request } from 'node:http';

export type Call = { url: string; body?: string; headers?: Record<string, string> };
export type Answer = { status: number; milliseconds: number; bytes: Buffer };

export type Client = { ask: (call: Call) => Promise<Answer>; close: () => void };

export function openClient(sockets = 16): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  return {
    ask: ({ url, body, headers = {} }) =>
      new Promise((resolve, reject) => {
        const started = performance.now();
        const read = (answer: IncomingMessage) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.once('error', reject);
          answer.once('end', () => {
            const milliseconds = performance.now() - started;
            resolve({ status: answer.statusCode ?? 0, milliseconds, bytes: Buffer.concat(chunks) });
          });
        };
        const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
        request(url, { method: body === undefined ? 'GET' : 'POST', agent, headers: { ...headers, ...length } }, read)
          .once('error', reject)
          .end(body);
      }),
    close: () => agent.destroy(),
  };
}

/** Runs `task` on every value, `width` at a time. */
export async function inFlight<T>(values: T[], width: number, task: (value: T) => Promise<void>): Promise<void> {
  const rest = values.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const value of rest) await task(value);
    }),
  );
}
