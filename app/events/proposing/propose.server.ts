// What a partner proposes: written as an event that the coordination of the organisation's territory publishes or refuses.
import { inArray } from 'drizzle-orm';
import { signedIn } from '#app/accounts/signed-in.ts';
import { type Draft, textOf } from '#app/ui/form-draft.ts';
import { tilesOf } from '#app/upkeep/entry/edit-entry.server.ts';
import { redraw } from '#app/upkeep/entry/form-acts.server.ts';
import { organisations } from '#db/schema/directory.ts';
import type { Editing } from '../editing/edit-event.server.ts';
import { type EventChoices, readEventChoices } from '../editing/event-choices.server.ts';
import { emptyEventDraft } from '../editing/event-draft.ts';
import { type DraftOf, forgetDraft, giveUpDraft, keepTyped, resumeDraft } from '../editing/event-drafts.server.ts';
import { readEvent, readEventDraft } from '../editing/event-form.ts';
import { EVENT_GROUPS } from '../editing/event-names.ts';
import type { NewEventAnswer } from '../editing/new-event.server.ts';
import { createEvent } from '../editing/save-event.server.ts';
import { proposesFor } from '../event-policy.ts';

type Proposer = { id: string; name: string; territoryId: string };

/** null for whoever is a member of no organisation. */
export async function openProposal({ parts, actor }: Editing) {
  const proposers = await proposersOf({ parts, actor });
  const [first] = proposers;
  if (!first) return null;
  const territories = [...new Set(proposers.map(({ territoryId }) => territoryId))];
  const choices = await parts.database.query((queries) =>
    Promise.all(territories.map((territoryId) => readEventChoices(queries, territoryId))),
  );
  const { draft, resumedAt } = await resumeDraft(draftsOf({ parts, actor }), {
    ...emptyEventDraft(),
    pour: first.id,
  } as Draft);
  return {
    resumedAt,
    proposers: proposers.map(({ id, name }) => ({ id, name })),
    draft,
    tiles: tilesOf(parts),
    ...together(choices),
  };
}

export async function submitProposal(editing: Editing, form: FormData): Promise<NewEventAnswer> {
  const { parts } = editing;
  if (editing.actor.kind !== 'person') throw notAMember();
  const actor = signedIn(editing.actor);
  const drafts = draftsOf(editing);
  await giveUpDraft(drafts, form, '/evenements/proposer');
  const draft = readEventDraft(form);
  const proposer = (await proposersOf(editing)).find(({ id }) => id === textOf(draft, 'pour'));
  if (!proposer || !proposesFor(actor, proposer.id)) throw notAMember();
  const kept = await keepTyped(drafts, { form, draft, revision: 0 });
  if (kept) return { kept };
  const redrawn = await redraw(form, draft, { groups: EVENT_GROUPS, geocoder: parts.geocoder });
  if (redrawn) return { ...redrawn, errors: {} };
  const input = readEvent({ ...draft, officiel: '', 'lien-officiel': '' }, null);
  if ('errors' in input) return { draft, errors: input.errors };
  const { id: proposedFor, territoryId } = proposer;
  const saved = await createEvent(parts.database, { actor, territoryId, input, status: 'proposed', proposedFor });
  if (saved.kind === 'saved') {
    await forgetDraft(drafts);
    return { slug: saved.slug };
  }
  return { draft, errors: saved.kind === 'wrong' ? saved.errors : {} };
}

function draftsOf({ parts, actor }: Editing): DraftOf {
  return { database: parts.database, actor: signedIn(actor), about: 'proposer' };
}

async function proposersOf({ parts, actor }: Editing): Promise<Proposer[]> {
  if (actor.kind !== 'person' || actor.organisations.length === 0) return [];
  const own = actor.organisations.map(({ id }) => id);
  return parts.database.query((queries) =>
    queries
      .select({ id: organisations.id, name: organisations.name, territoryId: organisations.homeTerritoryId })
      .from(organisations)
      .where(inArray(organisations.id, own))
      .orderBy(organisations.name),
  );
}

function together(choices: EventChoices[]): EventChoices {
  return {
    editions: choices.flatMap(({ editions }) => editions),
    organisations: [...new Set(choices.flatMap(({ organisations: names }) => names))],
    themes: [...new Set(choices.flatMap(({ themes }) => themes))],
  };
}

function notAMember(): Response {
  return new Response('Seuls les membres d’un organisme proposent un évènement en son nom.', { status: 403 });
}
