import { readdirSync } from 'node:fs';
import path from 'node:path';
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createNote } from '#app/notes/create-note.server.ts';
import { forgetPrivateNotes } from '#app/notes/private/keeping-time.server.ts';
import { RICH_FIELD, richSchema } from '#app/notes/rich/rich-schema.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';

let app: TestApp;
let amina: Visitor;
let stranger: Visitor;
let note: string;

beforeAll(async () => {
  app = await startApp();
  [amina, stranger] = await Promise.all([persona(app, 'coordination-lyon'), persona(app, 'administration')]);
  const answer = await amina.post('/compte/notes');
  note = answer.headers.get('location') ?? '';
});
afterAll(() => app?.close());

const id = () => note.split('/')[2] ?? '';

const createSharedNote = () => app.database.transaction((queries) => createNote(queries, { kind: 'text' }));

it('a note is begun, written and read again without JavaScript, and named by its first line', async () => {
  expect(note).toMatch(/^\/notes\/[0-9a-f-]{36}$/);
  const written = await amina.post(note, { geste: 'ecrire', texte: 'Atelier <du> mardi\n\nVoir la salle' });
  expect(written.status).toBe(303);
  const page = await (await amina.get(note)).text();
  expect(page).toContain('<p>Atelier &lt;du&gt; mardi</p><p>Voir la salle</p>');
  // Its text travels once: as what is read.
  expect(page.split('Voir la salle')).toHaveLength(2);
  expect(await (await amina.get('/compte/notes')).text()).toContain('Atelier &lt;du&gt; mardi');
  expect((await amina.post(note, { geste: 'ecrire', texte: '  ' })).status).toBe(400);
});

it('is nobody else’s: not the administration’s, not a passer-by’s, live or as a page', async () => {
  for (const who of [stranger, visitor(app)]) {
    expect([303, 302, 404]).toContain((await who.get(note)).status);
    expect(await (await who.get(note)).text()).not.toContain('Voir la salle');
    expect((await who.get(`${note}/auteurs`)).status).toBe(404);
    expect((await who.post(note, { geste: 'supprimer' })).headers.get('location') ?? '').not.toContain('supprimee');
  }
  const cookieOf = (who: Visitor) => `session=${who.cookie('session')}`;
  const asked = (cookie: string | null) => app.parts.noteGate({ cookie, noteId: id() });
  expect(await asked(cookieOf(amina))).toMatchObject({ access: 'write' });
  for (const cookie of [cookieOf(stranger), null, 'session=faux', 'a=%'])
    expect(await asked(cookie)).toMatchObject({ access: 'none' });
  for (const noteId of ['', '../etc', "' or true --", id().toUpperCase()])
    expect(await app.parts.noteGate({ cookie: cookieOf(amina), noteId })).toMatchObject({ access: 'none' });
});

async function upload(who: Visitor, bytes: Buffer, name = 'photo.png'): Promise<Response> {
  const body = new FormData();
  body.set('image', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), name);
  const cookie = `session=${who.cookie('session')}`;
  return fetch(`${app.origin}${note}/images`, { method: 'POST', body, headers: { cookie, origin: app.origin } });
}

it('a picture is told by its content, redrawn without what the camera wrote, and served to who reads the note', async () => {
  const photo = await sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#0F5B63' } })
    .withExif({ IFD0: { Copyright: 'secret-place' } })
    .jpeg()
    .toBuffer();
  const answer = await upload(amina, photo, 'photo.svg');
  expect(answer.status).toBe(201);
  const { src, width, height } = await answer.json();
  expect([width, height]).toEqual([1600, 800]);
  const served = await amina.get(src);
  expect(served.headers.get('content-type')).toBe('image/webp');
  expect(served.headers.get('cache-control')).toBe('private, no-cache');
  const bytes = Buffer.from(await served.arrayBuffer());
  expect(bytes.includes('secret-place')).toBe(false);
  expect((await amina.get(src, { 'if-none-match': served.headers.get('etag') ?? '' })).status).toBe(304);
  for (const who of [stranger, visitor(app)]) expect((await who.get(src)).status).toBe(404);
  expect((await upload(stranger, photo)).status).toBe(404);
  for (const wrong of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7', '\x89PNG\r\n\x1a\nbroken'])
    expect((await upload(amina, Buffer.from(wrong, 'latin1'))).status).toBe(400);
  expect((await upload(amina, Buffer.alloc(9_000_000))).status).toBe(413);
  for (const hash of ['..%2f..%2fetc%2fpasswd', 'x'.repeat(32), '%00']) {
    expect([400, 404]).toContain((await amina.get(`${note}/images/${hash}`)).status);
  }
});

it('shows a note that holds blocks of every kind before any script', async () => {
  await app.parts.notes.change(id(), { id: 'x', name: 'X', structure: '', colour: 0 }, (document) => {
    const content = [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Après' }] }];
    const fragment = document.getXmlFragment(RICH_FIELD);
    fragment.delete(0, fragment.length);
    prosemirrorJSONToYXmlFragment(richSchema(), { type: 'doc', content }, fragment);
  });
  expect(await (await amina.get(note)).text()).toContain('<h2>Après</h2>');
});

it('is kept for two years after one last wrote in it, says until when, and then leaves; shared ones stay', async () => {
  const begun = new Date('2026-02-01T10:00:00Z');
  const other = (await amina.post('/compte/notes')).headers.get('location')?.split('/')[2] ?? '';
  const both = [other, await createSharedNote()];
  await asWork(app.database, 'live-notes', async (queries) => {
    await queries`update notes set created_at = ${begun} where id = any(${both})`;
    await queries`update note_snapshots set at = ${begun} where note_id = any(${both})`;
  });
  const writer = { id: 'x', name: 'X', structure: '', colour: 0 };
  for (const noteId of both)
    await app.parts.notes.change(noteId, writer, (document) => document.getMap('m').set('a', 1));
  await asWork(
    app.database,
    'live-notes',
    // Midnight in Paris has passed: the first of April.
    (queries) => queries`update note_updates set at = '2026-03-31T22:30:00Z' where note_id = any(${both})`,
  );
  const said = /gardée jusqu’au (?:<!-- -->)?1er avril 2028/i;
  for (const page of [`/notes/${other}`, '/compte/notes']) expect(await (await amina.get(page)).text()).toMatch(said);
  expect(await forgetPrivateNotes(app.database, new Date('2028-03-31T21:30:00Z'))).toBe(0);
  expect((await amina.get(`/notes/${other}`)).status).toBe(200);
  expect(await forgetPrivateNotes(app.database, new Date('2028-03-31T23:00:00Z'))).toBe(1);
  expect((await amina.get(`/notes/${other}`)).status).toBe(404);
  const left = await asWork(
    app.database,
    'live-notes',
    (queries) =>
      queries<{ id: string }[]>`select distinct note_id as id from note_updates where note_id = any(${both})`,
  );
  expect(left.map((row) => row.id)).toEqual([both[1]]);
});

it('is deleted for good, pictures too', async () => {
  const folder = path.join(app.parts.env.dataDir, 'note-images');
  expect(readdirSync(folder)).toContain(id());
  const answer = await amina.post(note, { geste: 'supprimer' });
  expect(answer.headers.get('location')).toBe('/compte/notes?supprimee=1');
  expect(readdirSync(folder)).not.toContain(id());
  expect((await amina.get(note)).status).toBe(404);
  expect((await app.database.raw`select 1 from note_updates where note_id = ${id()}`).length).toBe(0);
});
