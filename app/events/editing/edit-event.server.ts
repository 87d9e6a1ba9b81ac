// One event in its form: opened, redrawn, saved, settled, or shown beside somebody else's version.

import { data, redirect } from '@remix-run/node';
import { signedIn } from '#app/accounts/signed-in.ts';
import type { Parts } from '#app/server/parts.ts';
import type { Draft, Errors } from '#app/ui/form-draft.ts';
import { formText } from '#app/ui/plain-text.ts';
import { tilesOf } from '#app/upkeep/entry/edit-entry.server.ts';
import { type AskedAddress, redraw } from '#app/upkeep/entry/form-acts.server.ts';
import { chosenVersion, type Difference, differences } from '#app/upkeep/entry/two-versions.ts';
import type { Actor } from '#db/actor.ts';
import { cardHref } from '../card-link.ts';
import { actsOn, type EventAct, wantsReason } from '../event-acts.ts';
import { deletesEvent, seesEvent, settlesEvent, writesEvent } from '../event-policy.ts';
import { countParticipants } from '../registration/count-participants.server.ts';
import { sendSoon } from '../registration/send-soon.server.ts';
import { deleteEvent, settleEvent } from '../settle-event.server.ts';
import { keepersOf, readStoredEvent, type StoredEvent } from '../stored-event.server.ts';
import { readEventChoices } from './event-choices.server.ts';
import { EVENT_COMPARED, eventDraft } from './event-draft.ts';
import { forgetDraft, giveUpDraft, keepTyped, resumeDraft } from './event-drafts.server.ts';
import { readEvent, readEventDraft } from './event-form.ts';
import { EVENT_GROUPS } from './event-names.ts';
import { saveEvent } from './save-event.server.ts';

export type Editing = { parts: Parts; actor: Actor };

export type EventAnswer = {
  draft: Draft | null;
  errors: Errors;
  differences: Difference[];
  revision: number;
  asked?: AskedAddress;
};

/** For whoever may see it at the desk; 404 for whom it does not exist, 403 for whom it is not. */
export async function keptEvent({ parts, actor }: Editing, slug: string): Promise<StoredEvent> {
  const stored = await readStoredEvent(parts.database, slug);
  if (!stored || !seesEvent(actor, keepersOf(stored)))
    throw new Response('Cet évènement n’existe pas, ou plus.', { status: 404 });
  return stored;
}

export async function openEvent(editing: Editing, slug: string) {
  const stored = await keptEvent(editing, slug);
  const { actor, parts } = editing;
  const keepers = keepersOf(stored);
  if (!writesEvent(actor, keepers))
    throw new Response('Seuls la coordination du territoire et les organisateurs modifient cet évènement.', {
      status: 403,
    });
  const choices = await parts.database.query((queries) => readEventChoices(queries, stored.row.territoryId));
  const { revision, ...resumed } = await resumeDraft(
    { database: parts.database, actor: signedIn(actor), about: slug },
    eventDraft(stored),
  );
  return {
    ...resumed,
    slug,
    title: stored.row.title,
    status: stored.row.status,
    reason: stored.row.reason,
    acts: settlesEvent(actor, keepers) ? actsOn(stored.row.status) : [],
    mayDelete: deletesEvent(actor, keepers),
    participants: await countParticipants(parts.database, stored.row.id),
    isCoordinator: settlesEvent(actor, keepers),
    edition: stored.edition,
    hasPlace: saysWhere(stored),
    cardHref: cardHref(stored.row.cardRef),
    revision: revision ?? stored.row.revision,
    tiles: tilesOf(parts),
    ...choices,
  };
}

export async function submitEvent(editing: Editing, slug: string, form: FormData) {
  const stored = await keptEvent(editing, slug);
  const { parts } = editing;
  const actor = signedIn(editing.actor);
  const keepers = keepersOf(stored);
  const here = `/administration/evenements/${slug}`;
  const act = formText(form, 'geste');
  if (act === 'supprimer') {
    if (!deletesEvent(actor, keepers)) throw notTheirs();
    const isGone = await deleteEvent(parts.database, actor, stored.row);
    if (isGone) sendSoon(parts);
    throw redirect(isGone ? '/administration/evenements?fait=supprime' : here, 303);
  }
  const settling = Object.hasOwn(SETTLING, act) ? SETTLING[act] : undefined;
  if (settling) {
    if (!settlesEvent(actor, keepers)) throw notTheirs();
    return settle(editing, stored, settling, formText(form, 'motif'));
  }
  if (!writesEvent(actor, keepers)) throw notTheirs();
  return save(editing, stored, form);
}

const SETTLING: Record<string, EventAct> = {
  publier: 'publish',
  refuser: 'refuse',
  annuler: 'cancel',
  retablir: 'restore',
};

const DONE: Record<EventAct, string> = { publish: 'publie', refuse: 'refuse', cancel: 'annule', restore: 'retabli' };
const LONGEST_REASON = 1000;

async function settle({ parts, actor }: Editing, stored: StoredEvent, act: EventAct, typed: string) {
  const { row } = stored;
  const reason = typed
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, LONGEST_REASON);
  const wrong = (errors: Errors) =>
    data<EventAnswer>({ draft: null, errors, differences: [], revision: row.revision }, { status: 400 });
  if (wantsReason(act) && reason === '') return wrong({ motif: ['Dites pourquoi, en une phrase.'] });
  if (act === 'publish' && !saysWhere(stored))
    return wrong({ 'lieu-nom': ['Avant de publier, dites où : un lieu, une adresse ou un lien.'] });
  const isDone = await settleEvent(parts, { actor: signedIn(actor), event: row, act, reason });
  if (isDone) sendSoon(parts);
  throw redirect(`/administration/evenements/${row.slug}${isDone ? `?fait=${DONE[act]}` : ''}`, 303);
}

async function save(editing: Editing, stored: StoredEvent, form: FormData) {
  const { parts } = editing;
  const { row } = stored;
  const revision = Number(form.get('revision'));
  const typed = readEventDraft(form);
  const drafts = { database: parts.database, actor: signedIn(editing.actor), about: row.slug };
  const known = Number.isSafeInteger(revision) && Math.abs(revision) < 2 ** 31 ? revision : -1;
  const here = `/administration/evenements/${row.slug}`;
  await giveUpDraft(drafts, form, here);
  const kept = await keepTyped(drafts, { form, draft: typed, revision: known });
  if (kept) return kept;
  const redrawn = await redraw(form, typed, { groups: EVENT_GROUPS, geocoder: parts.geocoder });
  if (redrawn) return data<EventAnswer>({ ...redrawn, errors: {}, differences: [], revision });
  const draft = chosenVersion(form, typed, eventDraft(stored), EVENT_COMPARED);
  const wrong = (errors: Errors) => data<EventAnswer>({ draft, errors, differences: [], revision }, { status: 400 });
  const input = readEvent(draft, row);
  if ('errors' in input) return wrong(input.errors);
  const { isOfficialKept, ...official } = officialOf(editing.actor, stored);
  const event = isOfficialKept ? { ...input.event, ...official } : input.event;
  const saved = await saveEvent(parts.database, {
    actor: signedIn(editing.actor),
    before: row,
    input: { ...input, event },
    revision: known,
  });
  if (saved.kind === 'saved') {
    sendSoon(parts);
    await forgetDraft(drafts);
    throw redirect(`${here}?fait=enregistre`, 303);
  }
  if (saved.kind === 'wrong') return wrong(saved.errors);
  const now = await keptEvent(editing, row.slug);
  const found = differences(draft, eventDraft(now), EVENT_COMPARED);
  return data<EventAnswer>({ draft, errors: {}, differences: found, revision: now.row.revision }, { status: 409 });
}

/** What only the coordination sets stays as it is when somebody else saves. */
function officialOf(actor: Actor, stored: StoredEvent) {
  const { officialStatus, officialLink } = stored.row;
  return { isOfficialKept: !settlesEvent(actor, keepersOf(stored)), officialStatus, officialLink };
}

function saysWhere({ row, placeOrganisation, days }: StoredEvent): boolean {
  const isSaid = (place: { placeName: string; address: string; communeCode: string | null }) =>
    place.placeName !== '' || place.address !== '' || place.communeCode !== null;
  return isSaid(row) || row.link !== '' || placeOrganisation !== null || days.some(isSaid);
}

function notTheirs(): Response {
  return new Response('Seule la coordination du territoire décide de cet évènement.', { status: 403 });
}
