// A line between a browser and a server that a test can cut, slow to a halt, or make refuse websockets.
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export type NarrowLine = {
  port: number;
  /** Where the line leads: known only once the server behind it listens. */
  lead: (port: number) => void;
  /** Ends what is open and lets nothing through until `restore`. */
  cut: () => void;
  restore: () => void;
  refuseWebsockets: () => void;
  close: () => Promise<void>;
};

export async function narrowLine(): Promise<NarrowLine> {
  let target = 0;
  let isCut = false;
  let isNarrow = false;
  const sockets = new Set<Socket>();
  const server: Server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    near.on('data', (bytes) => {
      if (isNarrow && /\r\nupgrade: websocket/i.test(bytes.toString('latin1'))) near.destroy();
      else far.write(bytes);
    });
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    lead: (port) => {
      target = port;
    },
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    restore() {
      isCut = false;
    },
    refuseWebsockets() {
      isNarrow = true;
      for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
