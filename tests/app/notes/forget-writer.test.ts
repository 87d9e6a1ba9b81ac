import { afterAll, beforeAll, expect, it } from 'vitest';
import { createNote } from '#app/notes/create-note.server.ts';
import { openLiveSql } from '#app/notes/live/live-sql.server.ts';
import { listVersions, nameVersion } from '#app/notes/note-versions.server.ts';
import { withActor } from '#db/actor.ts';
import { people } from '#db/schema/accounts.ts';
import { personActor } from '#tests/support/actors.ts';
import { type LiveStage, openStage } from '#tests/support/live-stage.ts';

let stage: LiveStage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

it('who is erased takes private notes along and leaves their name beside no word', async () => {
  const { database, room } = stage;
  const [person] = await database.query((queries) =>
    queries.insert(people).values({ mail: 'ana@exemple.fr', name: 'Ana Martin' }).returning({ id: people.id }),
  );
  const id = person?.id ?? '';
  const actor = personActor({ id });
  await withActor(database, actor, (queries) => createNote(queries, { kind: 'text', privateTo: id }));
  const noteId = await stage.newNote();
  const writer = { id, name: 'Ana Martin', structure: '', colour: 0 };
  await room.notes.change(noteId, writer, (document) => document.getText('words').insert(0, 'Bonjour'));
  await nameVersion({ database, notes: room.notes }, { noteId, name: 'Début', author: writer });

  await database.raw`select erase_person(${id})`;
  const sql = openLiveSql(stage.databaseUrl);
  expect(await sql.run((client) => client`select id from notes`)).toEqual([{ id: noteId }]);
  expect(await sql.run((client) => client`select name from note_authors`)).toEqual([{ name: 'Personne effacée' }]);
  await sql.close();
  expect(await listVersions(database, noteId)).toMatchObject([
    { name: 'Début', authorName: 'Personne effacée', writers: ['Personne effacée'] },
  ]);
});
