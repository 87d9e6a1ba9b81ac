// One edition in its forms: set, or taken up again for another year.
import { data, redirect } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { signedIn } from '#app/accounts/signed-in.ts';
import type { Draft, Errors } from '#app/ui/form-draft.ts';
import { longDate } from '#app/ui/french-date.ts';
import { editions } from '#db/schema/events.ts';
import { territories } from '#db/schema/territories.ts';
import type { Editing } from '../editing/edit-event.server.ts';
import { coordinatesEvents } from '../event-policy.ts';
import { readKeptEvents } from '../read-kept-events.server.ts';
import { readCopy, seenKey } from './copy-form.ts';
import type { CopyPreview } from './copy-section.tsx';
import { deleteEdition, draftsOfEdition } from './delete-edition.server.ts';
import { anchorOf, copiedDates, duplicateEdition } from './duplicate-edition.server.ts';
import { readEdition, readEditionDraft } from './edition-form.ts';
import type { Keeping } from './moved-days.ts';
import { type EditionRow, saveEdition } from './save-edition.server.ts';

export type EditionAnswer = {
  isCopy: boolean;
  draft: Draft;
  errors: Errors;
  revision: number;
  hasMovedOn: boolean;
  keep: Keeping;
  preview: CopyPreview | null;
};

async function keptEdition({ parts, actor }: Editing, slug: string): Promise<EditionRow & { territory: string }> {
  const [found] = await parts.database.query((queries) =>
    queries
      .select({ edition: editions, territory: territories.name })
      .from(editions)
      .innerJoin(territories, eq(territories.id, editions.territoryId))
      .where(eq(editions.slug, slug)),
  );
  if (!found) throw new Response('Cette édition n’existe pas, ou plus.', { status: 404 });
  if (!coordinatesEvents(actor, found.edition.territoryId))
    throw new Response('Seule la coordination du territoire règle cette édition.', { status: 403 });
  return { ...found.edition, territory: found.territory };
}

export async function openEdition(editing: Editing, slug: string) {
  const { territory, ...edition } = await keptEdition(editing, slug);
  const groups = await readKeptEvents(editing.parts.database, signedIn(editing.actor));
  const [anchor, drafts] = await Promise.all([
    anchorOf(editing.parts.database, edition),
    draftsOfEdition(editing.parts.database, edition),
  ]);
  return {
    id: edition.id,
    anchor: anchor && longDate(noon(anchor)),
    slug,
    drafts,
    name: edition.name,
    territory,
    territoryId: edition.territoryId,
    dayWords:
      edition.day === null ? 'La journée n’est pas encore fixée.' : `La journée : ${longDate(noon(edition.day))}.`,
    revision: edition.revision,
    draft: { nom: edition.name, theme: edition.theme, jour: edition.day ?? '' } as Draft,
    next: { nom: nextName(edition.name), theme: '', jour: '' } as Draft,
    events: groups.find((group) => group.slug === slug)?.events ?? [],
  };
}

export async function submitEdition(editing: Editing, slug: string, form: FormData) {
  const { territory, ...edition } = await keptEdition(editing, slug);
  const actor = signedIn(editing.actor);
  const { database } = editing.parts;
  if (form.get('geste') === 'supprimer') {
    const isGone = await deleteEdition(database, actor, edition);
    throw redirect(
      isGone
        ? '/administration/evenements?fait=edition-supprimee'
        : `/administration/editions/${slug}?fait=edition-publiee`,
      303,
    );
  }
  const isCopy = form.get('geste') === 'dupliquer';
  const revision = Number(form.get('revision'));
  const draft = readEditionDraft(form);
  const input = readEdition(draft);
  const { keep, seen } = readCopy(form);
  const empty = { isCopy, draft, errors: {}, revision, hasMovedOn: false, keep, preview: null };
  const answer = (status: number, rest: Partial<EditionAnswer>) =>
    data<EditionAnswer>({ ...empty, ...rest }, { status });
  if ('errors' in input) return answer(400, { errors: input.errors });
  if (isCopy) {
    const key = seenKey(input, keep);
    if (seen !== key) {
      const dates = await copiedDates(database, { from: edition, day: input.day, keep });
      return answer(200, { preview: { seen: key, dates } });
    }
    const copied = await duplicateEdition(database, { actor, from: edition, input, keep });
    throw redirect(`/administration/editions/${copied.slug}?fait=reprise`, 303);
  }
  const known = Number.isSafeInteger(revision) && Math.abs(revision) < 2 ** 31 ? revision : -1;
  if (await saveEdition(database, actor, { edition, input, revision: known }))
    throw redirect(`/administration/editions/${slug}?fait=enregistre`, 303);
  const now = await keptEdition(editing, slug);
  return answer(409, { revision: now.revision, hasMovedOn: true });
}

/** « JCPE 2026 » → « JCPE 2027 » */
export function nextName(name: string): string {
  return name.replace(/\b20\d\d\b/, (year) => String(Number(year) + 1));
}

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
