import { Writable } from 'node:stream';
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { pathForLog } from '#app/server/log.ts';
import { PageResponse } from '#app/server/page-response.ts';
import { NonceContext } from '#app/ui/nonce.ts';
import { MarkupContext } from '#app/ui/server-markup.tsx';

export const streamTimeout = 10_000;

/** What React leaves where something was still loading. */
const UNFINISHED = '<!--$!-->';
const NOT_IN_A_SCRIPT = /[&<>\u2028\u2029]/g;

/** Renders the page whole before the first byte leaves: half the processor time of a compressed stream. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const nonce = context.nonce || undefined;
  const { serverHandoffStream, ...shell } = remixContext;
  const element = (
    <NonceContext.Provider value={nonce}>
      <MarkupContext.Provider value={context.markup}>
        <RemixServer context={shell} url={request.url} nonce={nonce} />
      </MarkupContext.Provider>
    </NonceContext.Provider>
  );
  let page = { html: renderToString(element), hasFailed: false };
  // A part that loads by itself is waited for; all other pages are spared the stream, which takes twice as long.
  if (page.html.includes(UNFINISHED)) {
    page = await render(element, (error) => handleError(error, { request, context, params: {} }));
  }
  const data = shell.renderMeta?.didRenderScripts ? await readAll(serverHandoffStream) : '';
  headers.set('Content-Type', 'text/html; charset=utf-8');
  const pieces = [page.html.startsWith('<!') ? '' : '<!DOCTYPE html>', ...withData(page.html, data, nonce)];
  return new PageResponse(pieces, { headers, status: page.hasFailed ? 500 : status });
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

async function readAll(stream: ReadableStream<Uint8Array> | undefined): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  const reader = stream?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    text += decoder.decode(read.value, { stream: true });
  }
  return text + decoder.decode();
}

/** What Remix would have streamed behind the page: the data of its loaders, for the browser to take over. */
function withData(html: string, data: string, nonce: string | undefined): string[] {
  if (data === '') return [html];
  const safe = JSON.stringify(data).replace(
    NOT_IN_A_SCRIPT,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const stream = 'window.__remixContext.streamController';
  const script = `<script${nonce ? ` nonce="${nonce}"` : ''}>${stream}.enqueue(${safe});${stream}.close();</script>`;
  const end = html.lastIndexOf('</body>');
  return [html.slice(0, end), script, html.slice(end)];
}

function render(element: React.ReactElement, onError: (error: unknown) => void) {
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
