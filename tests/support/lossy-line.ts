// The line of a phone at the back of a room, between a browser and a server: a long way, narrow, and losing segments.
//
// It models what TCP shows to whoever waits, not TCP itself. Opening a connection costs one round trip. What is written is cut
// into segments of 1,460 bytes; each leaves when the narrow line has carried those before it, and arrives half a round trip
// later. A lost segment is sent again by its timer (RFC 6298: a round trip plus four deviations, half of one at first: three round
// trips), and everything behind it waits, since TCP hands over in order. One segment of each twenty is lost, at a place that the
// seed draws, so that a short exchange meets its share too. Left out: slow start, and the retreat of the sender after a loss.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type LossyLine = {
  port: number;
  seed: number;
  /** Where the line leads: known only once the server behind it listens. */
  lead: (port: number) => void;
  /** What went over the wire, both ways together. */
  counted: () => { bytes: number; segments: number; lost: number };
  /** « GET /… » of each request that went up, and the bytes that had gone over the wire before it. */
  requests: { line: string; bytesBefore: number }[];
  /** The server's next answer never comes, and nothing goes through any more. Settles when that has happened. */
  dropNextAnswer: () => Promise<void>;
  restore: () => void;
  close: () => Promise<void>;
};

export type LineShape = { roundTripMs: number; bitsPerSecond: number; lostOfTwenty: number; seed?: number };

const SEGMENT = 1_460;
const BLOCK = 20;
const TIMER_ROUND_TRIPS = 3;

export async function lossyLine(shape: LineShape): Promise<LossyLine> {
  const { roundTripMs, bitsPerSecond, lostOfTwenty, seed = Date.now() % 100_000 } = shape;
  const isLost = lossesOf(seed, lostOfTwenty);
  const sockets = new Set<Socket>();
  const counts = { bytes: 0, segments: 0, lost: 0 };
  const requests: LossyLine['requests'] = [];
  let target = 0;
  let onDrop: (() => void) | null = null;
  let isDown = false;

  /** One direction of the phone's line, shared by its connections: the time at which it is free again. */
  const freeAt = { up: 0, down: 0 };

  function carry(from: Socket, to: Socket, way: 'up' | 'down', openAt: number): void {
    let arrivedAt = openAt;
    from.on('data', (bytes: Buffer) => {
      if (way === 'down' && onDrop) {
        isDown = true;
        for (const socket of sockets) socket.resetAndDestroy();
        onDrop();
        onDrop = null;
        return;
      }
      const line = way === 'up' && /^(?:GET|POST) \S+/.exec(bytes.toString('latin1', 0, 200))?.[0];
      if (line) requests.push({ line, bytesBefore: counts.bytes });
      for (let at = 0; at < bytes.length; at += SEGMENT) {
        const segment = bytes.subarray(at, at + SEGMENT);
        counts.bytes += segment.length;
        counts.segments += 1;
        const now = performance.now();
        freeAt[way] = Math.max(now, freeAt[way], openAt) + (segment.length * 8_000) / bitsPerSecond;
        let takes = roundTripMs / 2;
        if (isLost()) {
          counts.lost += 1;
          takes += TIMER_ROUND_TRIPS * roundTripMs;
        }
        arrivedAt = Math.max(arrivedAt, freeAt[way] + takes);
        setTimeout(() => to.writable && to.write(segment), arrivedAt - now);
      }
    });
    from.on('end', () => setTimeout(() => to.end(), Math.max(0, arrivedAt - performance.now())));
    from.on('close', () => sockets.delete(from));
    from.on('error', () => to.destroy());
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    if (isDown) return void near.resetAndDestroy();
    const far = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    sockets.add(near);
    sockets.add(far);
    const openAt = performance.now() + roundTripMs;
    carry(near, far, 'up', openAt);
    carry(far, near, 'down', openAt);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    seed,
    lead: (port) => {
      target = port;
    },
    counted: () => ({ ...counts }),
    requests,
    dropNextAnswer: () =>
      new Promise((resolve) => {
        onDrop = resolve;
      }),
    restore() {
      isDown = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Of each twenty segments, those places that the seed draws are lost. */
function lossesOf(seed: number, lostOfTwenty: number): () => boolean {
  let state = seed;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  let at = 0;
  let places = new Set<number>();
  return () => {
    if (at % BLOCK === 0) {
      places = new Set();
      while (places.size < lostOfTwenty) places.add(draw(BLOCK));
    }
    const isLost = places.has(at % BLOCK);
    at += 1;
    return isLost;
  };
}
