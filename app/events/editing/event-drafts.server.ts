// What somebody types about an event and has not saved, kept for them alone.
import { data, redirect } from '@remix-run/node';
import type { Draft } from '#app/ui/form-draft.ts';
import { dropDraft, keepDraft, readKeptDraft } from '#app/upkeep/drafts/drafts.server.ts';
import { differences } from '#app/upkeep/entry/two-versions.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { EVENT_COMPARED, emptyEventDraft } from './event-draft.ts';

export type DraftOf = { database: Database; actor: PersonActor; about: string };
export type ResumedDraft = { draft: Draft; revision: number | null; resumedAt: string | null };

/** `about`: the event, `nouveau` or `proposer`; no event is called so. */
const subjectOf = (about: string) => ({ subject: `evenements/${about}`, organisationId: null });

/** The form as it was left, or `stored`: a draft that says what is stored has been saved meanwhile. */
export async function resumeDraft({ database, actor, about }: DraftOf, stored: Draft): Promise<ResumedDraft> {
  const kept = await readKeptDraft(database, actor, subjectOf(about));
  // What stands in no field of this form is not theirs to change.
  const typed = { ...emptyEventDraft(), officiel: stored.officiel ?? '', ...kept?.form };
  if (!kept || differences(typed, stored, EVENT_COMPARED).length === 0)
    return { draft: stored, revision: null, resumedAt: null };
  return { draft: { ...stored, ...typed }, revision: kept.revision, resumedAt: kept.savedAt.toISOString() };
}

/** « Abandonner ce brouillon »: throws the way back. */
export async function giveUpDraft(of: DraftOf, form: FormData, here: string): Promise<void> {
  if (form.get('geste') !== 'abandonner') return;
  await forgetDraft(of);
  throw redirect(here, 303);
}

/** null for any other act than keeping what was typed. */
export async function keepTyped(
  { database, actor, about }: DraftOf,
  { form, draft, revision }: { form: FormData; draft: Draft; revision: number },
) {
  if (form.get('geste') !== 'brouillon') return null;
  const savedAt = await keepDraft(database, actor, { ...subjectOf(about), form: draft, revision });
  return data({ savedAt: savedAt.toISOString() });
}

export function forgetDraft({ database, actor, about }: DraftOf): Promise<void> {
  return dropDraft(database, actor, subjectOf(about));
}
