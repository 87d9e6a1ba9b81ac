// The preparation of one event: opened, and what is done on its page.

import { data, redirect } from '@remix-run/node';
import { dayWords } from '#app/directory/french-days.ts';
import type { Draft, Errors } from '#app/ui/form-draft.ts';
import { formText } from '#app/ui/plain-text.ts';
import { wallClock } from '#db/paris-time.ts';
import { type Editing, keptEvent } from '../editing/edit-event.server.ts';
import { OFFICIAL, PHASES, wordOf } from '../event.ts';
import { preparesEvent, writesEvent } from '../event-policy.ts';
import { keepersOf } from '../stored-event.server.ts';
import { whenWords } from '../when-words.ts';
import { readTask, readTaskDraft, taskDraft } from './task-form.ts';
import {
  addTask,
  addUsualTasks,
  changeTask,
  readTaskOwners,
  readTasks,
  removeTask,
  setTaskDone,
} from './tasks.server.ts';

/** `id`: the task that was being changed; null for a new one. */
type TaskAnswer = { id: string | null; draft: Draft; errors: Errors };

async function preparedEvent(editing: Editing, slug: string) {
  const stored = await keptEvent(editing, slug);
  if (!preparesEvent(editing.actor, keepersOf(stored)))
    throw new Response('Seuls la coordination du territoire et les organisateurs préparent cet évènement.', {
      status: 403,
    });
  return stored;
}

export async function openPreparation(editing: Editing, slug: string) {
  const stored = await preparedEvent(editing, slug);
  const { database } = editing.parts;
  const keepers = keepersOf(stored);
  const [tasks, owners] = await Promise.all([readTasks(database, stored.row.id), readTaskOwners(database, keepers)]);
  const today = wallClock(new Date()).day;
  const lines = tasks.map(({ dueOn, ownerPersonId, ...task }) => ({
    ...task,
    draft: taskDraft({ ...task, dueOn, ownerPersonId }, owners),
    due: dueOn === null ? '' : dayWords(dueOn),
    isLate: dueOn !== null && dueOn < today && !task.isDone,
  }));
  return {
    slug,
    title: stored.row.title,
    when: whenWords(stored.row.startsAt, stored.row.endsAt),
    mayWrite: writesEvent(editing.actor, keepers),
    official: wordOf(OFFICIAL, stored.row.officialStatus).label,
    officialLink: stored.row.officialLink,
    owners,
    done: lines.filter(({ isDone }) => isDone).length,
    total: lines.length,
    phases: PHASES.map(({ code, slug: phase, label }) => ({
      phase,
      label,
      tasks: lines.filter((task) => task.phase === code),
    })),
  };
}

export async function submitPreparation(editing: Editing, slug: string, form: FormData) {
  const { row, ...stored } = await preparedEvent(editing, slug);
  const { database } = editing.parts;
  const here = `/administration/evenements/${slug}/preparation`;
  const id = formText(form, 'id');
  const act = form.get('geste');
  if (act === 'habituelles') await addUsualTasks(database, row);
  else if (act === 'faite' || act === 'a-faire') await setTaskDone(database, row.id, id, act === 'faite');
  else if (act === 'enlever') await removeTask(database, row.id, id);
  else {
    const isChange = act === 'changer';
    const draft = readTaskDraft(form);
    const task = readTask(draft);
    if ('errors' in task)
      return data<TaskAnswer>({ id: isChange ? id : null, draft, errors: task.errors }, { status: 400 });
    const owners = await readTaskOwners(database, keepersOf({ row, ...stored }));
    if (!isChange) await addTask(database, row, { owners, task });
    else if (!(await changeTask(database, row, { id, owners, task })))
      throw redirect(`${here}?fait=tache-enlevee`, 303);
    throw redirect(`${here}?fait=tache`, 303);
  }
  throw redirect(here, 303);
}
