// Notices a line that died without a word: a phone that changed networks, a lid that was closed.
import type { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';

/** Asked when the window or the network comes back: a living line answers within one round trip. */
const WAKE_PATIENCE_MS = 700;
const BEAT_MS = 2_000;
const BEAT_PATIENCE_MS = 2_500;
/** Somebody else's key a moment ago says as much as an answer. */
const SILENCE_MS = 1_500;
/** An update without anything in it: every server answers it from memory, whatever becomes of its disk. */
const NOTHING = new Uint8Array([0, 0]);

export type LineWatch = { start: () => void; reconnect: () => void; stop: () => void };

export function watchLine(
  socket: HocuspocusProviderWebsocket,
  of: () => HocuspocusProvider | null | undefined,
): LineWatch {
  let heardAt = 0;
  let beat: ReturnType<typeof setInterval> | undefined;
  let doubt: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  /** Calling its `onClose` alone would leave the provider believing that it is in step. */
  const closed = socket as unknown as {
    emit: (name: 'close', told: { event: { code: number; reason: string } }) => void;
  };
  const hear = () => {
    heardAt = Date.now();
    clearTimeout(doubt);
    doubt = undefined;
  };

  function ask(patience: number): void {
    const provider = of();
    if (!provider?.isSynced) return;
    provider.documentUpdateHandler(NOTHING, null);
    // A doubt that waits longer must not hide one that is urgent.
    clearTimeout(doubt);
    doubt = setTimeout(reconnect, patience);
  }

  function handleBeat(): void {
    if (doubt === undefined && Date.now() - heardAt >= SILENCE_MS) ask(BEAT_PATIENCE_MS);
  }

  function handleWake(event: Event): void {
    if (event.type === 'pageshow' && !(event as PageTransitionEvent).persisted) return;
    if (isStopped || globalThis.document?.visibilityState === 'hidden') return;
    // Told that there is no network, one need not wait for the silence.
    if (of()?.isSynced && event.type !== 'offline') ask(WAKE_PATIENCE_MS);
    else reconnect();
  }

  /** The library waits for a dead socket to say goodbye; this does not. */
  function reconnect(): void {
    if (isStopped) return;
    clearTimeout(doubt);
    doubt = undefined;
    if (socket.status !== 'disconnected') closed.emit('close', { event: { code: 4408, reason: 'no answer' } });
    void socket.connect();
  }

  const wakes: [EventTarget | undefined, string][] = [
    [globalThis.window, 'online'],
    [globalThis.window, 'offline'],
    [globalThis.window, 'pageshow'],
    [globalThis.document, 'visibilitychange'],
  ];
  return {
    start() {
      socket.on('message', hear);
      beat = setInterval(handleBeat, BEAT_MS);
      for (const [target, name] of wakes) target?.addEventListener(name, handleWake);
    },
    reconnect,
    stop() {
      isStopped = true;
      clearInterval(beat);
      clearTimeout(doubt);
      for (const [target, name] of wakes) target?.removeEventListener(name, handleWake);
    },
  };
}
