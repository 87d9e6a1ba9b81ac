// « Effacer vraiment », versions, and the log folded into its snapshot.
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { compactNote, compactNotes } from '#app/notes/compact-notes.server.ts';
import { openLiveSql } from '#app/notes/live/live-sql.server.ts';
import { listVersions, nameVersion, readVersion, restoreVersion } from '#app/notes/note-versions.server.ts';
import { createLog } from '#app/server/log.ts';
import { ANA, type LiveStage, openStage, said, soon, type } from '#tests/support/live-stage.ts';

const PASSAGE = 'Madame Zébulon';
const log = createLog('silent');
let stage: LiveStage;
let parts: Parameters<typeof nameVersion>[0];

beforeAll(async () => {
  stage = await openStage();
  parts = { database: stage.database, notes: stage.room.notes };
});
afterAll(() => stage?.close());

const liveSql = () => openLiveSql(stage.databaseUrl);

/** Every row that tells something of notes, as a dump would. */
async function dump(): Promise<string> {
  const sql = liveSql();
  const tables = ['notes', 'note_updates', 'note_snapshots', 'note_versions', 'note_quarantine', 'note_authors'];
  const all = await Promise.all(
    tables.map((table) => sql.run((client) => client`select t.*, t::text as whole from ${client(table)} t`)),
  );
  await sql.close();
  // Bytes are searched as they are, not as hexadecimal.
  return all
    .flat()
    .flatMap((row) => Object.values(row))
    .map((value) => (Buffer.isBuffer(value) ? value.toString('utf8') : JSON.stringify(value)))
    .join('\n');
}

function erase(document: Y.Doc): void {
  const text = document.getText('words');
  const at = text.toString().indexOf(PASSAGE);
  if (at >= 0) text.delete(at, PASSAGE.length);
}

it('what is erased for good is in no row, and no old copy brings it back', async () => {
  const noteId = await stage.newNote((document) => document.getText('words').insert(0, 'Rencontrée hier.'));
  const [ana, luc] = await Promise.all([stage.join(noteId, 'ana'), stage.join(noteId, 'luc')]);
  type(ana, `${PASSAGE} nous attend. `);
  expect(await ana.mark()).toBe('stored');
  await nameVersion(parts, { noteId, name: 'Fin de matinée', author: ANA });
  type(luc, 'Zébulon bis ');
  luc.document.getText('words').delete(0, 12);
  type(luc, 'Puis : ');
  expect(await luc.mark()).toBe('stored');
  expect(await dump()).toContain(PASSAGE);

  await stage.elsewhere().rebuild(noteId, erase);
  expect(await dump()).not.toContain(PASSAGE);
  expect(await dump()).not.toContain('Zébulon');
  expect(said(await stage.room.notes.read(noteId))).toBe('Puis :  nous attend. Rencontrée hier.');
  expect(await soon(() => ana.closed()?.code === 4409 && luc.closed()?.code === 4409)).toBe(true);

  await ana.connect();
  expect(ana.closed()?.code).toBe(4409);
  const again = await stage.join(noteId, 'ana', { epoch: 2 });
  type(again, 'Et après. ');
  expect(await again.mark()).toBe('stored');
  expect(said(await stage.room.notes.read(noteId))).toBe('Et après. Puis :  nous attend. Rencontrée hier.');
  expect(await dump()).not.toContain('Zébulon');
  const authors = await stage.database.raw`select distinct name from note_authors where note_id = ${noteId} order by 1`;
  expect(authors.map(({ name }) => name)).toEqual(['Prénom ana', 'Prénom luc']);
});

it('an erasure that fails leaves the note as it was, and people go on writing', async () => {
  const noteId = await stage.newNote((document) => document.getText('words').insert(0, 'avant'));
  const ana = await stage.join(noteId, 'ana');
  const failing = stage.room.notes.rebuild(noteId, () => {
    throw new Error('no such passage');
  });
  await expect(failing).rejects.toThrow('no such passage');
  type(ana, 'encore ');
  expect(await ana.mark()).toBe('stored');
  expect(said(await stage.room.notes.read(noteId))).toBe('encore avant');
});

it('one comes back to a version by going on, and what came later can be found again', async () => {
  const noteId = await stage.newNote();
  const [ana, luc] = await Promise.all([stage.join(noteId, 'ana'), stage.join(noteId, 'luc')]);
  type(ana, 'Première idée.');
  expect(await ana.mark()).toBe('stored');
  const first = await nameVersion(parts, { noteId, name: 'Matin', author: ANA });
  type(luc, 'Autre chose. ');
  expect(await luc.mark()).toBe('stored');
  const restore = (document: Y.Doc, old: Y.Doc) => {
    const text = document.getText('words');
    text.delete(0, text.length);
    text.insert(0, said(old));
  };
  expect(await restoreVersion(parts, { noteId, versionId: first, writer: ANA, restore })).toBe(true);
  expect(await soon(() => said(luc.document) === 'Première idée.' && said(ana.document) === 'Première idée.')).toBe(
    true,
  );
  const versions = await listVersions(stage.database, noteId);
  expect(versions.map(({ name, writers, authorName }) => ({ name, writers, authorName }))).toEqual([
    { name: 'Avant de revenir en arrière', writers: ['Prénom luc'], authorName: 'Prénom ana' },
    { name: 'Matin', writers: ['Prénom ana'], authorName: 'Prénom ana' },
  ]);
  const before = await readVersion(stage.database, noteId, versions[0]?.id ?? '');
  expect(before?.json).toEqual({ words: 'Autre chose. Première idée.' });
  const otherNote = await stage.newNote();
  expect(await restoreVersion(parts, { noteId: otherNote, versionId: first, writer: ANA, restore })).toBe(false);
});

it('folding the log keeps every word and a moment, and of two at once one does it', async () => {
  const noteId = await stage.newNote((document) => document.getText('words').insert(0, 'fin'));
  for (let at = 0; at < 60; at += 1) {
    await stage.room.notes.change(noteId, ANA, (document) => document.getText('words').insert(0, `${at} `));
  }
  const before = said(await stage.room.notes.read(noteId));
  const sql = liveSql();
  const both = await Promise.all([compactNote(sql, noteId, log), compactNote(sql, noteId, log)]);
  await sql.close();
  expect(both.filter(Boolean)).toHaveLength(1);
  const left = await stage.database.raw`select from note_updates where note_id = ${noteId}`;
  expect(left).toHaveLength(0);
  expect(said(await stage.room.notes.read(noteId))).toBe(before);
  const [moment] = await listVersions(stage.database, noteId);
  expect(moment).toMatchObject({ name: '', writers: ['Prénom ana'] });
  expect(await compactNotes(stage.databaseUrl, log)).toEqual({ compacted: 0 });
});

it('a version of an old document restores texts and maps alike', async () => {
  const noteId = await stage.newNote((document) => {
    document.getMap('cards').set('a', 'carte');
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('bonjour')]);
    document.getXmlFragment('default').insert(0, [paragraph]);
  });
  const id = await nameVersion(parts, { noteId, name: 'Tout', author: ANA });
  const version = await readVersion(stage.database, noteId, id);
  expect(version?.json).toEqual({
    cards: { a: 'carte' },
    default: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'bonjour' }] }] },
  });
});
