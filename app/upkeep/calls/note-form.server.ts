// The internal note of an entry as it is sent: kept, refused, or shown beside what somebody else wrote.
import { data, redirect } from '@remix-run/node';
import { coordinatesEntry } from '#app/accounts/entry-policy.ts';
import { signedIn } from '#app/accounts/signed-in.ts';
import { type Errors, readDraft, textOf } from '#app/ui/form-draft.ts';
import type { Editing } from '../entry/edit-entry.server.ts';
import { keptOrganisation } from '../entry/kept-entry.server.ts';
import { readDay } from '../entry/place-form.ts';
import { readEntryNote, saveEntryNote } from './entry-note.server.ts';

export type NoteAnswer = {
  note: { note: string; callOn: string; revision: number; errors: Errors; theirs: string | null };
};

const LONGEST = 4_000;

export async function submitNote({ parts, actor }: Editing, slug: string, form: FormData) {
  const { database } = parts;
  const { id, homeTerritoryId, slug: known } = await keptOrganisation(database, actor, slug);
  if (!coordinatesEntry(actor, { organisationId: id, homeTerritoryId }))
    throw new Response('La note interne est tenue par la coordination du territoire.', { status: 403 });
  const draft = readDraft(form, ['note', 'rappel', 'note-revision']);
  const [note, callOn] = [textOf(draft, 'note'), textOf(draft, 'rappel')];
  const revision = Number(textOf(draft, 'note-revision'));
  const errors: Errors = {};
  const day = readDay(callOn, errors, 'rappel');
  if (note.length > LONGEST) errors.note = [`La note : ${LONGEST} caractères au plus.`];
  if (Object.keys(errors).length > 0)
    return data<NoteAnswer>({ note: { note, callOn, revision, errors, theirs: null } }, { status: 400 });
  const isSaved =
    Number.isSafeInteger(revision) &&
    revision >= 0 &&
    revision < 2 ** 31 &&
    (await saveEntryNote(database, signedIn(actor), { organisationId: id, note, callOn: day, revision }));
  if (isSaved) throw redirect(`/administration/annuaire/${known}?fait=note-interne#note-interne`, 303);
  const now = await readEntryNote(database, id);
  return data<NoteAnswer>(
    { note: { note, callOn, revision: now.revision, errors, theirs: now.note || '(vide)' } },
    { status: 409 },
  );
}
