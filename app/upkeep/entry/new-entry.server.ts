// A form for an entry that does not exist yet: its draft is kept and its card is shown as for any other.
import { data, redirect } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { mayCreateIn } from '#app/accounts/entry-policy.ts';
import { signedIn } from '#app/accounts/signed-in.ts';
import { type Draft, readDraft, textOf } from '#app/ui/form-draft.ts';
import { territories } from '#db/schema/territories.ts';
import { type DraftSubject, dropDraft, keepDraft, readKeptDraft } from '../drafts/drafts.server.ts';
import { previewNew } from '../preview/preview-card.server.ts';
import { type Editing, kindChoices, tilesOf } from './edit-entry.server.ts';
import { ENTRY_GROUPS, emptyEntryDraft, readEntry, readEntryDraft } from './entry-form.ts';
import { redraw } from './form-acts.server.ts';
import type { FormAnswer, LiveAnswer, LiveView } from './form-answer.ts';
import { createEntry } from './save-entry.server.ts';

const HERE = '/administration/annuaire/nouvelle';
const SUBJECT: DraftSubject = { subject: 'nouvelle', organisationId: null };

export async function openNewEntry(editing: Editing) {
  const { parts } = editing;
  const actor = signedIn(editing.actor);
  const kept = await readKeptDraft(parts.database, actor, SUBJECT);
  const draft = { ...emptyEntryDraft(), ...kept?.form };
  const own = actor.territories.filter(({ id }) => mayCreateIn(actor, id)).map(({ id, name }) => ({ id, name }));
  return {
    territories: own,
    draft,
    resumedAt: kept?.savedAt.toISOString() ?? null,
    kinds: kindChoices(),
    tiles: tilesOf(parts),
    live: await liveView(editing, textOf(draft, 'territoire') || (own[0]?.id ?? ''), draft),
  };
}

export async function submitNewEntry(editing: Editing, form: FormData) {
  const { database, geocoder } = editing.parts;
  const actor = signedIn(editing.actor);
  const act = form.get('geste');
  if (act === 'abandonner') {
    await dropDraft(database, actor, SUBJECT);
    throw redirect(HERE, 303);
  }
  const draft = { ...readEntryDraft(form), ...readDraft(form, ['territoire']) };
  const territoryId = textOf(draft, 'territoire');
  if (!mayCreateIn(actor, territoryId)) throw new Response('Vous ne coordonnez pas ce territoire.', { status: 403 });
  if (act === 'brouillon') {
    const savedAt = await keepDraft(database, actor, { ...SUBJECT, form: draft, revision: 0 });
    return data<LiveAnswer>({
      live: await liveView(editing, territoryId, draft),
      savedAt: savedAt.toISOString(),
    });
  }
  const unsaved = { differences: [], revision: 0, marks: '' };
  const redrawn = await redraw(form, draft, { groups: ENTRY_GROUPS, geocoder });
  if (redrawn) return data<FormAnswer>({ ...redrawn, ...unsaved, errors: {} });
  const read = readEntry(draft, null);
  if ('errors' in read) return data<FormAnswer>({ draft, ...unsaved, errors: read.errors }, { status: 400 });
  const slug = await createEntry(database, { actor, ...read, territoryId });
  await dropDraft(database, actor, SUBJECT);
  throw redirect(`/administration/annuaire/${slug}?fait=cree`, 303);
}

/** No card until the form can be read. */
async function liveView({ parts }: Editing, territoryId: string, draft: Draft): Promise<LiveView> {
  const nothing = { quality: null, zones: null, readings: {} };
  const read = readEntry(draft, null);
  if ('errors' in read || territoryId === '') return { ...nothing, preview: null };
  const [territory] = await parts.database.query((queries) =>
    queries.select().from(territories).where(eq(territories.id, territoryId)),
  );
  return {
    ...nothing,
    preview: territory ? previewNew({ territory, publicUrl: parts.env.publicUrl, ...read }) : null,
  };
}
