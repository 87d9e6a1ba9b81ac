// The Meilisearch client over `node:http` with kept-alive sockets: with the default fetch every query on loopback
// waits 40 ms for a delayed acknowledgement.
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Meilisearch } from 'meilisearch';

export type MeilisearchOptions = { url: string; key: string };

/** What Meilisearch answered when it refused: its own code (`index_not_found`, …) and sentence. */
class MeilisearchError extends Error {
  override name = 'MeilisearchError';
  readonly code: string;
  readonly status: number;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Meilisearch's own code of a refusal, through the client's wrapping; null when it did not answer at all. */
export function refusalCode(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof MeilisearchError) return at.code;
  return null;
}

export function openMeilisearch({ url, key }: MeilisearchOptions): Meilisearch {
  const isSecure = url.startsWith('https:');
  const agent = isSecure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true, maxSockets: 32 });
  const send = isSecure ? httpsRequest : httpRequest;
  return new Meilisearch({
    host: url,
    apiKey: key,
    httpClient: (target, init) =>
      new Promise((resolve, reject) => {
        const body = typeof init?.body === 'string' ? init.body : undefined;
        const headers = Object.fromEntries(new Headers(init?.headers));
        if (body !== undefined) headers['content-length'] = String(Buffer.byteLength(body));
        const request = send(
          new URL(String(target)),
          { method: init?.method ?? 'GET', headers, agent, signal: init?.signal ?? undefined },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () => {
              try {
                resolve(readAnswer(response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8')));
              } catch (error) {
                reject(error);
              }
            });
          },
        );
        request.on('error', reject);
        request.end(body);
      }),
  });
}

function readAnswer(status: number, text: string): unknown {
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  if (status >= 200 && status < 300) return answer;
  const { code, message } = (answer ?? {}) as { code?: string; message?: string };
  throw new MeilisearchError(status, code ?? 'unknown', message ?? `Meilisearch answered ${status}`);
}
