// What is typed about a working group and its tasks.
import { sql } from 'drizzle-orm';
import { isId } from '#app/server/ids.ts';
import { type Draft, type Errors, listOf, readDraft, textOf } from '#app/ui/form-draft.ts';
import type { Database } from '#db/client.ts';
import type { GroupFields, NewTask } from './store-group.server.ts';

export type ReadGroupForm = { draft: Draft; errors: Errors; fields: GroupFields };

/** Organisations by name, acronym or slug, one per line; who is not found is said. */
export async function readGroupForm(database: Database, form: FormData): Promise<ReadGroupForm> {
  const draft = readDraft(form, ['nom', 'theme', 'but', 'organismes', 'territoire'], ['atelier']);
  const errors: Errors = {};
  const [name, theme, purpose] = ['nom', 'theme', 'but'].map((field) => textOf(draft, field)) as [
    string,
    string,
    string,
  ];
  if (name.length < 2 || name.length > 160) errors.nom = ['Donnez un nom au groupe, de 160 caractères au plus.'];
  if (theme.length > 160) errors.theme = ['C’est trop long : 160 caractères au plus.'];
  if (purpose.length > 2_000) errors.but = ['C’est trop long : 2000 caractères au plus.'];
  const typed = textOf(draft, 'organismes')
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter(Boolean)
    .slice(0, 60);
  const organisationIds: string[] = [];
  const unknown: string[] = [];
  for (const line of new Set(typed)) {
    const [found] = await database.query((queries) =>
      queries.execute<{ id: string }>(sql`select id from organisations
        where status <> 'archived' and (slug = ${line} or plain_name(name) = plain_name(${line}) or lower(acronym) = lower(${line}))
        order by slug = ${line} desc, created_at limit 1`),
    );
    if (found) organisationIds.push(found.id);
    else unknown.push(line);
  }
  if (unknown.length > 0)
    errors.organismes = [`L’annuaire ne connaît pas : ${unknown.join(', ')}. Recopiez le nom de la fiche.`];
  const pageIds = listOf(draft, 'atelier').filter((id) => isId(id));
  return { draft, errors, fields: { name, theme, purpose, organisationIds, pageIds } };
}

export type Assignment = { ownerName: string; dueOn: string | null; errors?: Errors };

/** Who does a task, and for when. */
export function readAssignment(form: FormData): Assignment {
  const { errors, task } = readTaskForm(form);
  const { qui, echeance } = errors;
  const { ownerName, dueOn } = task;
  const wrong = { ...(qui && { qui }), ...(echeance && { echeance }) };
  return Object.keys(wrong).length > 0 ? { ownerName, dueOn, errors: wrong } : { ownerName, dueOn };
}

export function readTaskForm(form: FormData): { draft: Draft; errors: Errors; task: NewTask } {
  const draft = readDraft(form, ['tache', 'qui', 'echeance']);
  const errors: Errors = {};
  const [title, ownerName, due] = ['tache', 'qui', 'echeance'].map((field) => textOf(draft, field)) as [
    string,
    string,
    string,
  ];
  if (title.length < 2 || title.length > 200) errors.tache = ['Dites ce qui est à faire, en 200 caractères au plus.'];
  if (ownerName.length > 120) errors.qui = ['C’est trop long : 120 caractères au plus.'];
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(due) && !Number.isNaN(Date.parse(due));
  if (due !== '' && !isDate) errors.echeance = ['Écrivez une date, ou rien.'];
  return { draft, errors, task: { title, ownerName, dueOn: isDate ? due : null } };
}
