// « Effacer vraiment » takes pictures along: looked for in every table of the base and in the storage, a folder or one that speaks S3.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sweepImages } from '#app/notes/images/forget-images.server.ts';
import { storeImage } from '#app/notes/images/image-store.server.ts';
import { nameVersion } from '#app/notes/note-versions.server.ts';
import { readEnv } from '#app/server/env.ts';
import { createLog } from '#app/server/log.ts';
import type { Parts } from '#app/server/parts.ts';
import { openPictures } from '#app/server/pictures.ts';
import { eraseForGood } from '#app/workshops/erase/erase-for-good.server.ts';
import type { Database } from '#db/client.ts';
import { personActor } from '#tests/support/actors.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeTerritory } from '#tests/support/directory.ts';
import { tablesHolding } from '#tests/support/dump.ts';
import { type PlantedPage, plantWorkshop } from '#tests/support/planted-workshops.ts';
import { startS3, type TestS3 } from '#tests/support/s3.ts';
import { testNotes } from '#tests/support/workshops.ts';

const WRITER = { id: 'ana', name: 'Ana', structure: '', colour: 0 };
const folder = mkdtempSync(path.join(tmpdir(), 'maillage-pictures-'));
let base: FreshDatabase;
let database: Database;
let notes: Parts['notes'];
let s3: TestS3;
let territoryId: string;

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  notes = testNotes(base);
  territoryId = await writeTerritory(database);
  s3 = await startS3('ateliers');
});
afterAll(async () => {
  await notes?.close();
  await database?.close();
  await base?.drop();
  await s3?.close();
  rmSync(folder, { recursive: true, force: true });
});

const picture = (red: number) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: { r: red, g: 0, b: 0 } } })
    .png()
    .toBuffer();

function put(page: PlantedPage, src: string, alt: string): Promise<void> {
  return notes.change(page.textId, WRITER, (document) => {
    const image = new Y.XmlElement('image');
    image.setAttribute('src', src);
    image.setAttribute('alt', alt);
    document.getXmlFragment('default').push([image]);
  });
}

const STORES: [string, () => Record<string, string>, () => string][] = [
  ['dossier', () => ({}), () => folder],
  ['s3', () => ({ S3_URL: `http://S3RVER:S3RVER@127.0.0.1:${s3.port}/ateliers` }), () => s3.folder],
];

describe.each(STORES)('%s', (slug, env, place) => {
  it('a passage leaves with the pictures that tell it, one picture with the note it stood in; what others use stays', async () => {
    const pictures = openPictures(readEnv({ NODE_ENV: 'test', DATA_DIR: folder, ...env() }));
    const parts = { database, notes, pictures, log: createLog('silent') } as unknown as Parts;
    const page = await plantWorkshop(database, { territory: 'montpellier', slug, cards: [], text: 'Vu chez Zyxwvut' });
    const other = await plantWorkshop(database, { territory: 'montpellier', slug: `${slug}-b`, cards: [], text: '' });
    const [told = '', chosen = '', kept = '', shared = '', draft = '', fresh = ''] = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (at) => (await storeImage(pictures, page.textId, await picture(at * 40)))?.src),
    );
    const hashOf = (src: string) => src.slice(-32);
    // The names of files, and what some stores note beside them.
    const files = () => readdirSync(place(), { recursive: true }).join('\n');
    const stands = (src: string) => files().includes(hashOf(src));
    await put(page, told, 'Le logement de Zyxwvut');
    await put(page, chosen, '');
    await put(page, kept, 'La salle');
    await put(page, shared, 'Zyxwvut encore');
    await put(other, shared, 'Le même plan');
    await put(page, draft, 'Zyxwvut, repris');
    await nameVersion(parts, { noteId: page.textId, name: 'Midi', author: WRITER });
    await notes.change(page.textId, WRITER, (document) => {
      const fragment = document.getXmlFragment('default');
      fragment.delete(fragment.length - 1, 1);
    });
    const dumped = (src: string) => tablesHolding(base.options('postgres'), hashOf(src));
    expect(await dumped(told)).toEqual(['note_updates', 'note_versions']);
    const asked = {
      page,
      rowActor: personActor({ territories: [{ id: territoryId, name: '', role: 'coordinator' }] }),
      person: null,
    };

    expect(await eraseForGood(parts, { ...asked, wanted: { cardId: null, passage: 'Zyxwvut' } })).toBe(true);
    for (const gone of [told, draft]) expect([await dumped(gone), stands(gone)]).toEqual([[], false]);
    for (const left of [chosen, kept, shared, fresh]) expect(stands(left)).toBe(true);
    expect((await notes.read(page.textId)).getXmlFragment('default').toString()).not.toContain(hashOf(shared));

    expect(await eraseForGood(parts, { ...asked, wanted: { cardId: null, passage: '', picture: chosen } })).toBe(true);
    expect([await dumped(chosen), stands(chosen)]).toEqual([[], false]);
    for (const left of [kept, shared, fresh]) expect(stands(left)).toBe(true);

    // At night: what nobody put into a text for a day.
    expect(await sweepImages(parts, new Date())).toBe(0);
    expect(await sweepImages(parts, new Date(Date.now() + 2 * 86_400_000))).toBe(1);
    expect([stands(fresh), stands(kept), stands(shared)]).toEqual([false, true, true]);
    await database.raw`delete from notes where id in (${page.textId}, ${other.textId})`;
    expect(await sweepImages(parts, new Date(Date.now() + 2 * 86_400_000))).toBe(2);
    expect(files()).not.toMatch(/webp/);
  });
});
