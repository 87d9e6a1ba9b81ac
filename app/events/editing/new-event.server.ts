// A new event in its form: empty, redrawn, or written as a draft.
import { signedIn } from '#app/accounts/signed-in.ts';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { tilesOf } from '#app/upkeep/entry/edit-entry.server.ts';
import { type AskedAddress, redraw } from '#app/upkeep/entry/form-acts.server.ts';
import { coordinatesEvents } from '../event-policy.ts';
import type { Editing } from './edit-event.server.ts';
import { readEventChoices } from './event-choices.server.ts';
import { emptyEventDraft } from './event-draft.ts';
import { type DraftOf, forgetDraft, giveUpDraft, keepTyped, resumeDraft } from './event-drafts.server.ts';
import { readEvent, readEventDraft } from './event-form.ts';
import { EVENT_GROUPS } from './event-names.ts';
import { createEvent } from './save-event.server.ts';

export type NewEventAnswer =
  | { slug: string }
  | { kept: NonNullable<Awaited<ReturnType<typeof keepTyped>>> }
  | { draft: Draft; errors: Errors; asked?: AskedAddress };

export async function openNewEvent({ parts, actor }: Editing, query: URLSearchParams) {
  const territories = coordinated({ parts, actor });
  const asked = territories.find(({ id }) => id === query.get('territoire')) ?? territories[0];
  const choices = await parts.database.query((queries) => readEventChoices(queries, asked?.id ?? ''));
  const edition = choices.editions.find(({ id }) => id === query.get('edition'));
  const fresh = { ...emptyEventDraft(), territoire: asked?.id ?? '', edition: edition?.id ?? '' } as Draft;
  const { draft, resumedAt } = await resumeDraft(draftsOf({ parts, actor }), fresh);
  return {
    territories,
    draft,
    resumedAt,
    tiles: tilesOf(parts),
    ...choices,
  };
}

export async function submitNewEvent(editing: Editing, form: FormData): Promise<NewEventAnswer> {
  const { parts } = editing;
  const actor = signedIn(editing.actor);
  const draft = readEventDraft(form);
  const drafts = draftsOf(editing);
  await giveUpDraft(drafts, form, '/administration/evenements/nouveau');
  const territoryId = textOf(draft, 'territoire');
  if (!coordinatesEvents(actor, territoryId))
    throw new Response('Vous ne coordonnez pas ce territoire.', { status: 403 });
  const kept = await keepTyped(drafts, { form, draft, revision: 0 });
  if (kept) return { kept };
  const redrawn = await redraw(form, draft, { groups: EVENT_GROUPS, geocoder: parts.geocoder });
  if (redrawn) return { ...redrawn, errors: {} };
  const input = readEvent(draft, null);
  if ('errors' in input) return { draft, errors: input.errors };
  const saved = await createEvent(parts.database, { actor, territoryId, input, status: 'draft' });
  if (saved.kind === 'saved') {
    await forgetDraft(drafts);
    return { slug: saved.slug };
  }
  return { draft, errors: saved.kind === 'wrong' ? saved.errors : {} };
}

function draftsOf({ parts, actor }: Editing): DraftOf {
  return { database: parts.database, actor: signedIn(actor), about: 'nouveau' };
}

export function coordinated({ actor }: Editing): { id: string; name: string }[] {
  return signedIn(actor)
    .territories.filter(({ id }) => coordinatesEvents(actor, id))
    .map(({ id, name }) => ({ id, name }));
}
