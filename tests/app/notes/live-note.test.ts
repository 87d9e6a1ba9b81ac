import { afterEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { type LiveNote, openLiveNote } from '#app/notes/device/live-note.client.ts';
import { unsentWords } from '#app/notes/device/unsent-words.ts';
import { CLOSE, EDITOR_VERSION } from '#app/notes/live/editor-version.ts';
import { type TinyCollab, tinyCollab } from '#tests/support/tiny-collab.ts';

const NOTE = '6f1b1a52-8a4e-4b62-9f6e-0f5f4d1c2b3a';
const ME = { id: 'p1', name: 'Amina', structure: 'CCAS', colour: 2 };
let server: TinyCollab;
const open: LiveNote[] = [];

afterEach(async () => {
  for (const note of open.splice(0)) note.close();
  await server.stop();
});

async function join(options: { canWrite?: boolean; me?: typeof ME } = {}): Promise<LiveNote> {
  const note = openLiveNote(NOTE, {
    epoch: 1,
    canWrite: options.canWrite ?? true,
    me: options.me ?? ME,
    origin: server.origin,
  });
  open.push(note);
  await vi.waitFor(() => expect(note.state().isSynced).toBe(true), { timeout: 15_000 });
  return note;
}

const words = (document: Y.Doc | undefined) => document?.getText('words').toString();
const write = (note: LiveNote, text: string) => note.document.getText('words').insert(0, text);
const becomes = (note: LiveNote, status: string) =>
  vi.waitFor(() => expect(note.state().status).toBe(status), { timeout: 15_000, interval: 10 });

it('what is written reaches the others at once, and is « enregistré » only once its mark is answered', async () => {
  server = await tinyCollab();
  const [one, other] = [await join(), await join({ me: { ...ME, id: 'p2', name: 'Bruno' } })];
  server.holdMarks(true);
  write(one, 'Bonjour');
  expect(one.state().status).toBe('sending');
  await vi.waitFor(() => expect(words(other.document)).toBe('Bonjour'), { timeout: 10_000 });
  expect(one.state().status).toBe('sending');
  write(one, 'Encore. ');
  server.holdMarks(false);
  await becomes(one, 'saved');
  expect(one.unsent()).toBeNull();
  expect(JSON.parse(server.tokens[0] ?? '')).toEqual({
    version: EDITOR_VERSION,
    epoch: 1,
    client: one.document.clientID,
  });
});

it('says « enregistré » of nothing before it is open', async () => {
  server = await tinyCollab();
  server.holdMarks(true);
  const note = openLiveNote(NOTE, { epoch: 1, canWrite: true, me: ME, origin: server.origin });
  open.push(note);
  const seen = [note.state()];
  note.subscribe(() => seen.push(note.state()));
  await becomes(note, 'saved');
  expect(seen[0]?.status).toBe('opening');
  expect(seen.filter(({ status, isSynced }) => status === 'saved' && !isSynced)).toEqual([]);
});

it('a cut is said after a second, writing goes on, and everything arrives when the server is back', async () => {
  server = await tinyCollab();
  const [one, other] = [await join(), await join()];
  await server.stop();
  write(one, 'un ');
  write(other, 'deux ');
  await becomes(one, 'offline-lost');
  expect(one.unsent()).not.toBeNull();
  await server.start();
  await becomes(one, 'saved');
  await becomes(other, 'saved');
  await vi.waitFor(() => expect(words(one.document)).toBe(words(other.document)), { timeout: 10_000 });
  expect(words(server.document(NOTE))).toHaveLength(8);
});

it('a line that died without a word is noticed and replaced', async () => {
  server = await tinyCollab();
  const note = await join();
  const before = server.opened();
  server.swallow(true);
  write(note, 'perdu en route');
  await vi.waitFor(() => expect(server.opened()).toBeGreaterThan(before), { timeout: 9_000 });
  server.swallow(false);
  server.cutAll();
  await becomes(note, 'saved');
  expect(words(server.document(NOTE))).toBe('perdu en route');
});

it('a phone that wakes asks at once whether its line still lives, long before the next beat would', async () => {
  const screen = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', screen);
  try {
    server = await tinyCollab();
    const note = await join();
    const before = server.opened();
    // Asleep, its line dies without a word; hidden, it asks nothing.
    server.swallow(true);
    screen.visibilityState = 'hidden';
    screen.dispatchEvent(new Event('visibilitychange'));
    write(note, 'avant le réveil');
    screen.visibilityState = 'visible';
    screen.dispatchEvent(new Event('visibilitychange'));
    // A beat would take two and a half seconds.
    await vi.waitFor(() => expect(server.opened()).toBeGreaterThan(before), { timeout: 2_000, interval: 20 });
    server.swallow(false);
    server.cutAll();
    await becomes(note, 'saved');
    expect(words(server.document(NOTE))).toBe('avant le réveil');
  } finally {
    vi.unstubAllGlobals();
  }
});

it('text that comes back after a freeze is not merged and is handed back', async () => {
  server = await tinyCollab();
  const [writer, witness] = [await join(), await join()];
  write(writer, 'avant ');
  await becomes(writer, 'saved');
  await server.stop();
  writer.document.getText('words').insert(6, 'hors ligne');
  server.setReadOnly(true);
  await server.start();
  await becomes(writer, 'frozen');
  await becomes(witness, 'reading');
  expect(words(server.document(NOTE))).toBe('avant ');
  const late = writer.unsent();
  expect(late && unsentWords(late)).toBe('hors ligne');
  const merged = new Y.Doc();
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(server.document(NOTE) as Y.Doc));
  Y.applyUpdate(merged, late as Uint8Array);
  expect(words(merged)).toBe('avant hors ligne');
  await writer.forget();
  expect(writer.state().status).toBe('reading');
});

it('a page frozen while one types hands back only what was refused', async () => {
  server = await tinyCollab();
  const writer = await join();
  write(writer, 'pris ');
  await becomes(writer, 'saved');
  server.setReadOnly(true);
  writer.document.getText('words').insert(5, 'trop tard');
  await becomes(writer, 'frozen');
  await vi.waitFor(() => expect(unsentWords(writer.unsent() as Uint8Array)).toBe('trop tard'), { timeout: 15_000 });
});

it('is told at once of a freeze and of its end, and writes again', async () => {
  server = await tinyCollab();
  const writer = await join();
  server.setReadOnly(true);
  server.tell(NOTE, { type: 'note', epoch: 1, access: 'read' });
  await becomes(writer, 'reading');
  expect(writer.state().canWrite).toBe(false);
  server.setReadOnly(false);
  server.tell(NOTE, { type: 'note', epoch: 1, access: 'write' });
  await becomes(writer, 'saved');
  write(writer, 'de nouveau');
  await vi.waitFor(() => expect(words(server.document(NOTE))).toBe('de nouveau'), { timeout: 10_000 });
});

it('who only reads writes to nobody and is never told that something waits', async () => {
  server = await tinyCollab();
  server.setReadOnly(true);
  const reader = await join({ canWrite: false });
  await becomes(reader, 'reading');
  await new Promise((resolve) => setTimeout(resolve, 2_300));
  expect(reader.state()).toMatchObject({ status: 'reading', canWrite: false });
  expect(reader.unsent()).toBeNull();
});

it.each([
  ['withdrawn', CLOSE.withdrawn],
  ['refused-version', CLOSE.oldEditor],
  ['refused-version', CLOSE.staleCopy],
])('%s (%i): comes back no more, and keeps the words', async (status, code) => {
  server = await tinyCollab();
  const note = await join();
  await server.stop();
  write(note, 'à garder');
  server.refuseWith(code);
  await server.start();
  await becomes(note, status);
  const before = server.opened();
  await new Promise((resolve) => setTimeout(resolve, 900));
  expect(server.opened()).toBe(before);
  expect(unsentWords(note.unsent() as Uint8Array)).toBe('à garder');
});

it('what the rules of a note do not take is handed back, as after a freeze', async () => {
  server = await tinyCollab();
  const one = await join();
  await server.stop();
  write(one, 'pas à moi');
  server.refuseWith(CLOSE.notTaken);
  await server.start();
  await becomes(one, 'frozen');
  expect(unsentWords(one.unsent() ?? new Uint8Array([0, 0]))).toContain('pas à moi');
});

it('knows who is there, each person once, and passes on what the server tells the room', async () => {
  server = await tinyCollab();
  const one = await join();
  await join({ me: { ...ME, id: 'p2', name: 'Bruno' } });
  await join({ me: { ...ME, id: 'p2', name: 'Bruno' } });
  await vi.waitFor(() => expect(one.state().people.map(({ name }) => name)).toEqual(['Amina', 'Bruno']), {
    timeout: 10_000,
  });
  expect(one.state().people[0]?.isMe).toBe(true);
  const told: unknown[] = [];
  one.onMessage((message) => told.push(message));
  server.tell(NOTE, { kind: 'timer', seconds: 60 });
  await vi.waitFor(() => expect(told).toEqual([{ kind: 'timer', seconds: 60 }]), { timeout: 10_000 });
});
