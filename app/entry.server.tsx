import { Writable } from 'node:stream';
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { pathForLog } from '#app/server/log.ts';
import { NonceContext } from '#app/ui/nonce.ts';

export const streamTimeout = 10_000;

/** Renders the page whole before the first byte leaves: half the processor time of a compressed stream. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const nonce = context.nonce || undefined;
  const page = await render(
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remixContext} url={request.url} nonce={nonce} />
    </NonceContext.Provider>,
    { nonce, onError: (error) => handleError(error, { request, context, params: {} }) },
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(page.html, { headers, status: page.hasFailed ? 500 : status });
}

/** Logs what broke, with the path and never the query string, which may tell of a person. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  const isAnswer = typeof error === 'object' && error !== null && 'status' in error && Number(error.status) < 500;
  if (isAnswer || request.signal.aborted) return;
  context.parts.log.error(
    { err: error, method: request.method, path: pathForLog(new URL(request.url).pathname) },
    'page failed',
  );
}

type Rendering = { nonce: string | undefined; onError: (error: unknown) => void };

function render(element: React.ReactElement, { nonce, onError }: Rendering) {
  return new Promise<{ html: string; hasFailed: boolean }>((resolve, reject) => {
    let hasFailed = false;
    const chunks: Buffer[] = [];
    const collector = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
      final(done) {
        clearTimeout(deadline);
        resolve({ html: Buffer.concat(chunks).toString('utf8'), hasFailed });
        done();
      },
    });
    const stream = renderToPipeableStream(element, {
      nonce,
      onAllReady: () => stream.pipe(collector),
      onShellError(error) {
        clearTimeout(deadline);
        reject(error);
      },
      onError(error) {
        hasFailed = true;
        onError(error);
      },
    });
    const deadline = setTimeout(
      () => stream.abort(new Error('the page took too long to render')),
      streamTimeout + 1000,
    );
  });
}
