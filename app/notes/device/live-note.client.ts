// One live note in this browser: its document, kept on the device, in step with the server, and honest about what is stored.
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { CLOSE, EDITOR_VERSION, type EditorToken, type NoteState } from '../live/editor-version.ts';
import { LIVE_PATH, markMessage, readMarkAnswer } from '../live-protocol.ts';
import { type LiveStatus, liveStatus, type Present, QUIET_MS, readPresent } from '../live-status.ts';
import { tellAsItCame } from './as-it-came.ts';
import { type DeviceCopy, openDeviceCopy } from './device-copy.client.ts';
import { readFrameHead } from './frame-head.ts';
import { trackHeld } from './held-words.ts';
import { watchLine } from './line-watch.client.ts';
import { reconnectSettings } from './live-reconnect.ts';
import { chooseTransport } from './live-transport.client.ts';
import { trackSaves } from './save-tracker.ts';

/** In bytes. */
const LONG_TEXT = 8_000;

export type LiveNoteOptions = {
  /** Of the note as the page was made. */
  epoch: number;
  /** What the page knows of the rights; the server has the last word at each connection. */
  canWrite: boolean;
  /** Who one is, for one's own screen; the others are told by the server. */
  me: { id: string; name: string; structure: string; colour: number } | null;
  /** False on a machine that others use: nothing stays on it. */
  keepsCopy?: boolean;
  /** Where pages come from; tests name another place. */
  origin?: string;
};

export type LiveNoteState = { status: LiveStatus; isSynced: boolean; canWrite: boolean; people: Present[] };

export type LiveNote = {
  document: Y.Doc;
  awareness: Awareness;
  /** The same object until something changed. */
  state: () => LiveNoteState;
  subscribe: (listener: () => void) => () => void;
  /** What the server tells the room: parsed JSON. */
  onMessage: (listener: (message: unknown) => void) => () => void;
  /** Everything the server does not hold, as one update; null when it holds all. */
  unsent: () => Uint8Array | null;
  /** Takes the copy away from this device, once its words have gone another way. */
  forget: () => Promise<void>;
  isOpen: () => boolean;
  close: () => void;
};

export function openLiveNote(noteId: string, options: LiveNoteOptions): LiveNote {
  const document = new Y.Doc();
  const awareness = new Awareness(document);
  if (options.me) awareness.setLocalStateField('user', options.me);
  const token: EditorToken = { version: EDITOR_VERSION, epoch: options.epoch, client: document.clientID };
  const saves = trackSaves();
  const held = trackHeld(document);
  const transport = chooseTransport();
  const listeners = new Set<() => void>();
  const messageListeners = new Set<(message: unknown) => void>();
  const origin = options.origin ?? location.origin;
  let copy: DeviceCopy | null = null;
  let provider: HocuspocusProvider | null = null;
  let end: 'withdrawn' | 'refused-version' | null = null;
  let canWrite = options.canWrite;
  let isKeptHere = false;
  let isClosed = false;
  let people: Present[] = [];
  let awaySince: number | null = Date.now();
  let isOffering = false;
  let wasOpen = false;
  let shown: LiveNoteState = { status: 'opening', isSynced: false, canWrite, people: [] };
  let later: ReturnType<typeof setTimeout> | undefined;

  const socket = new HocuspocusProviderWebsocket({
    url: `${origin.replace(/^http/, 'ws')}${LIVE_PATH}`,
    autoConnect: false,
    WebSocketPolyfill: transport.Socket,
    ...reconnectSettings(),
    onOpen() {
      // What is queued is in the document as well: sent twice it would be counted twice.
      (socket as unknown as { messageQueue: unknown[] }).messageQueue = [];
      // Otherwise « synced » is not said again after a cut that nobody noticed.
      if (provider) provider.isSynced = false;
    },
    onClose: ({ event }) => handleClosed(event.code),
  });
  const line = watchLine(socket, () => provider);

  document.on('update', handleUpdate);
  awareness.on('change', handleAwareness);
  void start();

  async function start(): Promise<void> {
    if (options.keepsCopy !== false) copy = await openDeviceCopy(noteId, options.epoch, document).catch(() => null);
    if (isClosed) return copy?.close();
    isKeptHere = copy !== null;
    held.copied();
    // A copy may hold more than the server: until its first mark is answered nobody knows.
    if (copy?.hadWords && canWrite) saves.edited();
    provider = new HocuspocusProvider({
      name: noteId,
      document,
      awareness,
      websocketProvider: socket,
      token: () => JSON.stringify(token),
      onAuthenticated: ({ scope }) => handleScope(scope !== 'readonly'),
      onAuthenticationFailed: ({ reason }) => handleRefused(reason),
      onSynced: handleSynced,
      onStateless: ({ payload }) => handleStateless(payload),
      onMessage: ({ event }) => handleFrame(new Uint8Array(event.data)),
    });
    provider.attach();
    void socket.connect();
    line.start();
    handleAwareness();
    refresh();
  }

  function handleUpdate(_update: Uint8Array, _from: unknown, _document: Y.Doc, change: Y.Transaction): void {
    // What comes from the server or from the copy of this device is applied, not made, here.
    if (!change.local) return;
    saves.edited();
    // The provider sends the edit while this event is told; the mark follows it.
    queueMicrotask(sendMark);
    refresh();
  }

  function handleAwareness(): void {
    const now = readPresent(awareness.getStates() as Map<number, Record<string, unknown>>, document.clientID);
    // The same list while it says the same: carets move at every key.
    if (JSON.stringify(now) === JSON.stringify(people)) return;
    people = now;
    refresh();
  }

  function sendMark(): void {
    if (!provider?.isSynced || !canWrite) return;
    const mark = saves.takeMark();
    if (mark !== null) provider.sendStateless(markMessage(mark));
  }

  function handleScope(mayWrite: boolean): void {
    canWrite = mayWrite;
    refresh();
  }

  function handleSynced(): void {
    awaySince = null;
    saves.reconnected();
    sendMark();
    refresh();
  }

  function handleFrame(frame: Uint8Array): void {
    const head = readFrameHead(frame);
    if (head.kind === 'asks-what-is-missing') {
      held.told(head.stateVector);
      isOffering = true;
    }
    if (head.kind === 'brings-what-is-missing' && document.store.clients.size === 0 && head.update.length > LONG_TEXT)
      tellAsItCame(document, head.update);
    if (head.kind !== 'update-judged' || !isOffering) return;
    isOffering = false;
    if (canWrite) return;
    // To who only reads, the server says whether it lacked something of what it was offered.
    if (head.isHeld) saves.allStored();
    else saves.edited();
    refresh();
  }

  function handleStateless(payload: string): void {
    const answer = readMarkAnswer(payload);
    if (answer.kind === 'stored') {
      saves.answered(answer.number);
      if (!saves.hasUnstored()) held.all();
      sendMark();
      refresh();
      return;
    }
    if (answer.kind === 'refused') {
      handleAccess(false);
      return;
    }
    try {
      const message = JSON.parse(payload);
      if (message?.type === 'note') handleAccess((message as NoteState).access === 'write');
      else for (const listener of [...messageListeners]) listener(message);
    } catch {
      // Not for us: a newer server may say things that this page does not know.
    }
  }

  /** Rights that change under way: a new connection tells what the server holds, and so what it does not. */
  function handleAccess(mayWrite: boolean): void {
    if (mayWrite !== canWrite && (mayWrite || saves.hasUnstored())) line.reconnect();
    handleScope(mayWrite);
  }

  function handleRefused(reason: string): void {
    const code = Number(/\b(4\d{3})\b/.exec(reason)?.[1]);
    if (!handleEnd(code)) line.reconnect();
  }

  function handleClosed(code: number): void {
    if (handleEnd(code)) return;
    awaySince ??= Date.now();
    refresh();
  }

  function handleEnd(code: number): boolean {
    if (code === CLOSE.withdrawn) end = 'withdrawn';
    else if (code === CLOSE.oldEditor || code === CLOSE.staleCopy) end = 'refused-version';
    // As after a freeze: what it would not take is handed over another way.
    else if (code === CLOSE.notTaken) saves.edited();
    else return false;
    canWrite = false;
    stopProvider();
    refresh();
    return true;
  }

  function stopProvider(): void {
    line.stop();
    transport.stop();
    const stopped = provider;
    provider = null;
    // The library is still inside its own event when a close is told.
    queueMicrotask(() => {
      stopped?.destroy();
      socket.destroy();
    });
  }

  function refresh(): void {
    clearTimeout(later);
    if (isClosed) return;
    const awayMs = awaySince === null ? 0 : Date.now() - awaySince;
    const isSynced = awaySince === null && provider?.isSynced === true;
    if (isSynced) wasOpen = true;
    const hasUnstored = saves.hasUnstored();
    const status = liveStatus({ end, canWrite, hasUnstored, isSynced, awayMs, isKeptHere, wasOpen });
    if (!isSynced && awayMs < QUIET_MS) later = setTimeout(refresh, QUIET_MS - awayMs + 10);
    if (status === 'offline-kept' && shown.status !== 'offline-kept') void checkCopy();
    const next = { status, isSynced, canWrite: canWrite && end === null, people };
    if (Object.entries(next).every(([name, value]) => shown[name as keyof LiveNoteState] === value)) return;
    shown = next;
    for (const listener of [...listeners]) listener();
  }

  async function checkCopy(): Promise<void> {
    isKeptHere = (await copy?.isKept()) === true;
    refresh();
  }

  function guardLeaving(event: BeforeUnloadEvent): void {
    if (saves.hasUnstored() && end === null && canWrite) event.preventDefault();
  }
  /** The library said goodbye for this window when it was put aside; here it is again. */
  function handleShown(): void {
    if (options.me && awareness.getLocalState() === null) awareness.setLocalState({ user: options.me });
  }
  globalThis.window?.addEventListener('beforeunload', guardLeaving);
  globalThis.window?.addEventListener('pageshow', handleShown);

  return {
    document,
    awareness,
    state: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onMessage(listener) {
      messageListeners.add(listener);
      return () => messageListeners.delete(listener);
    },
    unsent: () => (saves.hasUnstored() ? held.lacking() : null),
    async forget() {
      saves.allStored();
      await copy?.forget();
      copy = null;
      refresh();
    },
    isOpen: () => !isClosed,
    close() {
      if (isClosed) return;
      isClosed = true;
      clearTimeout(later);
      globalThis.window?.removeEventListener('beforeunload', guardLeaving);
      globalThis.window?.removeEventListener('pageshow', handleShown);
      if (provider) stopProvider();
      copy?.close();
      awareness.destroy();
    },
  };
}
