// One connection of a device, whichever way its frames travel.

export type Wire = {
  /** As of a websocket: 1 open, 2 closing, 3 closed. */
  readonly readyState: number;
  send: (bytes: Uint8Array) => void;
  /** Asks the device to leave. */
  close: (code?: number, reason?: string) => void;
  /** Does not ask. */
  cut: () => void;
  pause: () => void;
  resume: () => void;
};

/** What a connection may send: far more than anybody types, far less than what would hold up the others. */
const FRAMES = { perSecond: 400, atOnce: 2_000 };
const BYTES = { perSecond: 500_000, atOnce: 4_000_000 };

export type Allowance = {
  /** Milliseconds to wait before listening again; 0 while all is well. */ take: (bytes: number) => number;
};

/** Of one writer, however many connections they have. */
export function openAllowance(now: () => number = Date.now): Allowance {
  let frames = FRAMES.atOnce;
  let bytes = BYTES.atOnce;
  let at = now();
  return {
    take: (size) => {
      const seconds = (now() - at) / 1_000;
      at = now();
      frames = Math.min(FRAMES.atOnce, frames + seconds * FRAMES.perSecond) - 1;
      bytes = Math.min(BYTES.atOnce, bytes + seconds * BYTES.perSecond) - size;
      return Math.ceil(Math.max(0, -frames / FRAMES.perSecond, -bytes / BYTES.perSecond) * 1_000);
    },
  };
}
