// The gestures of the page of a working group: tasks for its members, the rest for the coordination.
import { isId } from '#app/server/ids.ts';
import { type Draft, type Errors, readDraft, textOf } from '#app/ui/form-draft.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { readAssignment, readGroupForm, readTaskForm } from './group-form.server.ts';
import type { GroupView } from './read-groups.server.ts';
import { addGroupTask, assignGroupTask, closeGroup, saveGroup, settleGroupTask } from './store-group.server.ts';

/** `taskId`: of the task that was being handed to somebody; '' for the other forms. */
export type GroupAnswer = { taskId: string; draft: Draft; errors: Errors };

export async function actOnGroup(
  database: Database,
  actor: PersonActor,
  { group, form }: { group: GroupView; form: FormData },
): Promise<GroupAnswer | null> {
  const act = form.get('geste');
  if (act === 'ajouter') {
    const { draft, errors, task } = readTaskForm(form);
    if (Object.keys(errors).length > 0) return { taskId: '', draft, errors };
    await addGroupTask(database, group, task);
    return null;
  }
  if (act === 'faire' || act === 'rouvrir' || act === 'confier') {
    const taskId = textOf(readDraft(form, ['id']), 'id');
    if (!isId(taskId)) throw new Response('Cette tâche n’existe pas.', { status: 400 });
    if (act === 'confier') {
      const { errors, ownerName, dueOn } = readAssignment(form);
      if (errors) return { taskId, draft: {}, errors };
      await assignGroupTask(database, group.id, { taskId, ownerName, dueOn });
      return null;
    }
    await settleGroupTask(database, group.id, { taskId, isDone: act === 'faire' });
    return null;
  }
  if (act !== 'modifier' && act !== 'clore' && act !== 'reprendre')
    throw new Response('Ce geste n’existe pas.', { status: 400 });
  if (!group.canKeep) throw new Response('La coordination du territoire tient ce groupe.', { status: 403 });
  if (act !== 'modifier') {
    await closeGroup(database, actor, { id: group.id, isClosed: act === 'clore' });
    return null;
  }
  const { draft, errors, fields } = await readGroupForm(database, form);
  if (Object.keys(errors).length > 0) return { taskId: '', draft, errors };
  await saveGroup(database, actor, { group, fields });
  return null;
}
