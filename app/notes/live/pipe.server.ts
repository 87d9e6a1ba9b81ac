// A connection that arrives at a process without the notes is passed on, byte by byte, to the one that holds them.
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** Says that it was passed on once: never twice. */
const PASSED = 'x-maillage-passed';

export function wasPassed(request: IncomingMessage): boolean {
  return request.headers[PASSED] !== undefined;
}

function target(address: string): { host: string; port: number } {
  const at = address.lastIndexOf(':');
  return { host: address.slice(0, at), port: Number(address.slice(at + 1)) };
}

export function pipeUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, address: string): void {
  const onward = connect(target(address));
  const end = () => {
    socket.destroy();
    onward.destroy();
  };
  socket.on('error', end).on('close', end);
  onward.on('error', end).on('close', end);
  onward.setNoDelay(true);
  const headers: string[] = [];
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    headers.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
  }
  onward.write(`GET ${request.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n${PASSED}: 1\r\n\r\n`);
  if (head.length > 0) onward.write(head);
  socket.pipe(onward);
  onward.pipe(socket);
}

export function pipeRequest(request: IncomingMessage, response: ServerResponse, address: string): void {
  const headers = { ...request.headers, [PASSED]: '1' };
  const options = { ...target(address), method: request.method, path: request.url, headers, agent: false } as const;
  const onward = httpRequest(options, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(503, { 'Retry-After': '1' }).end();
  });
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}
