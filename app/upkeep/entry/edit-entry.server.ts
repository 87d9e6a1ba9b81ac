// One organisation in its form: opened, redrawn, kept as a draft, saved, or shown beside somebody else's version.
import { data, redirect } from '@remix-run/node';
import { signedIn } from '#app/accounts/signed-in.ts';
import { tileAttribution } from '#app/map/tile-attribution.ts';
import type { Parts } from '#app/server/parts.ts';
import type { Draft } from '#app/ui/form-draft.ts';
import type { Actor } from '#db/actor.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { type DraftSubject, dropDraft, keepDraft, readKeptDraft } from '../drafts/drafts.server.ts';
import { readWhy } from '../history/read-why.ts';
import { previewEntry, readSurroundings } from '../preview/preview-card.server.ts';
import { readQualities } from '../quality/read-qualities.server.ts';
import type { Tiles } from './address-fields.tsx';
import { ENTRY_COMPARED, ENTRY_GROUPS, emptyEntryDraft, entryDraft, readEntry, readEntryDraft } from './entry-form.ts';
import { redraw } from './form-acts.server.ts';
import type { FormAnswer, LiveAnswer, LiveView } from './form-answer.ts';
import { keptOrganisation, type OrganisationRow, readOwnContacts } from './kept-entry.server.ts';
import { saveEntry } from './save-entry.server.ts';
import { chosenVersion, differences, marksIn, marksOf } from './two-versions.ts';

export type Editing = { parts: Parts; actor: Actor };

export async function openEntry({ parts, actor }: Editing, slug: string) {
  const row = await keptOrganisation(parts.database, actor, slug);
  const stored = entryDraft(row, await readOwnContacts(parts.database, row.id));
  const kept = await readKeptDraft(parts.database, signedIn(actor), subjectOf(row));
  // A draft that says what is stored has been saved meanwhile.
  const typed = { ...emptyEntryDraft(), ...kept?.form };
  const resumed = kept && differences(typed, stored, ENTRY_COMPARED).length > 0 ? kept : null;
  const draft = resumed ? typed : stored;
  return {
    row,
    form: {
      draft,
      revision: resumed?.revision ?? row.revision,
      resumedAt: resumed?.savedAt.toISOString() ?? null,
      // What the entry was when the draft was begun is not known any more.
      marks: resumed ? '' : marksOf(stored, ENTRY_COMPARED),
      kinds: kindChoices(),
      tiles: tilesOf(parts),
      live: await liveView(parts, row, draft),
    },
  };
}

export async function submitEntry({ parts, actor }: Editing, slug: string, form: FormData) {
  const { database } = parts;
  const person = signedIn(actor);
  const before = await keptOrganisation(database, person, slug);
  const here = `/administration/annuaire/${before.slug}`;
  const revision = Number(form.get('revision'));
  const act = form.get('geste');
  if (act === 'abandonner') {
    await dropDraft(database, person, subjectOf(before));
    throw redirect(here, 303);
  }
  const typed = readEntryDraft(form);
  if (act === 'brouillon') {
    const known = Number.isSafeInteger(revision) && revision >= 0 && revision < 2 ** 31 ? revision : before.revision;
    const savedAt = await keepDraft(database, person, { ...subjectOf(before), form: typed, revision: known });
    return data<LiveAnswer>({ live: await liveView(parts, before, typed), savedAt: savedAt.toISOString() });
  }
  const marks = marksIn(form);
  const redrawn = await redraw(form, typed, { groups: ENTRY_GROUPS, geocoder: parts.geocoder });
  if (redrawn) return data<FormAnswer>({ ...redrawn, errors: {}, differences: [], revision, marks });
  const stored = entryDraft(before, await readOwnContacts(database, before.id));
  const draft = chosenVersion(form, typed, stored, ENTRY_COMPARED);
  const read = readEntry(draft, before);
  if ('errors' in read)
    return data<FormAnswer>({ draft, errors: read.errors, differences: [], revision, marks }, { status: 400 });
  const isVerified = form.get('verifie') === 'oui';
  const isSaved =
    Number.isSafeInteger(revision) &&
    (await saveEntry(database, { actor: person, before, ...read, revision, isVerified, why: readWhy(form) }));
  if (isSaved) {
    await dropDraft(database, person, subjectOf(before));
    throw redirect(`${here}?fait=enregistre`, 303);
  }
  const now = await keptOrganisation(database, person, before.slug);
  const theirs = entryDraft(now, await readOwnContacts(database, now.id));
  const found = differences(draft, theirs, ENTRY_COMPARED, marks);
  return data<FormAnswer>(
    { draft, errors: {}, differences: found, revision: now.revision, marks: marksOf(theirs, ENTRY_COMPARED) },
    { status: 409 },
  );
}

export function kindChoices(): { value: string; label: string }[] {
  return KINDS.map(({ code, label }) => ({ value: code, label }));
}

export function tilesOf({ env }: Parts): Tiles {
  return { url: '/tuiles/{z}/{x}/{y}', attribution: tileAttribution(env.tileUrl) };
}

/** The stored card until the form can be read. */
async function liveView(parts: Parts, row: OrganisationRow, draft: Draft): Promise<LiveView> {
  const [around, qualities] = await Promise.all([
    readSurroundings(parts.database, row, parts.env.publicUrl),
    readQualities(parts.database, [row.id]),
  ]);
  const read = readEntry(draft, row);
  const quality = qualities.get(row.id);
  return {
    preview: 'errors' in read ? null : previewEntry(around, read.entry, read.contacts),
    quality: quality
      ? {
          score: quality.score,
          criteria: [],
          next: quality.advice && quality.href ? { advice: quality.advice, href: quality.href } : null,
        }
      : null,
    zones: null,
    readings: {},
  };
}

function subjectOf({ id, slug }: OrganisationRow): DraftSubject {
  return { subject: slug, organisationId: id };
}
