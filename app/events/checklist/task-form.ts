// A task as it is written. Runs on the server only.
import { z } from 'zod';
import { type Draft, type Errors, readDraft } from '#app/ui/form-draft.ts';
import { isDay } from '#db/paris-time.ts';
import type { TaskPhase } from '#db/schema/events.ts';
import { codeOf, PHASES, wordOf } from '../event.ts';

export type TaskInput = {
  title: string;
  phase: TaskPhase;
  /** Of somebody with an account; '' for a name that was written. */
  ownerPersonId: string;
  ownerName: string;
  dueOn: string | null;
};

const schema = z.object({
  tache: z
    .string()
    .min(2, { error: 'Écrivez ce qu’il y a à faire.' })
    .max(300, { error: 'La tâche : 300 caractères au plus.' }),
  phase: z.string().refine((slug) => codeOf(PHASES, slug) !== null, { error: 'Choisissez quand.' }),
  responsable: z.string(),
  'responsable-nom': z.string().max(120, { error: 'Le nom : 120 caractères au plus.' }),
  echeance: z.string().refine((day) => day === '' || isDay(day), { error: 'Choisissez un jour, ou laissez vide.' }),
});

export function readTaskDraft(form: FormData): Draft {
  return readDraft(form, ['tache', 'phase', 'responsable', 'responsable-nom', 'echeance']);
}

type StoredTask = {
  title: string;
  phase: TaskPhase;
  owner: string;
  ownerPersonId: string | null;
  dueOn: string | null;
};

/** A task as it stands in its form; whoever is no choice any more stays as a name. */
export function taskDraft({ title, phase, owner, ownerPersonId, dueOn }: StoredTask, owners: { id: string }[]): Draft {
  const chosen = owners.some(({ id }) => id === ownerPersonId) ? ownerPersonId : null;
  return {
    tache: title,
    phase: wordOf(PHASES, phase).slug,
    echeance: dueOn ?? '',
    responsable: chosen ?? '',
    'responsable-nom': chosen === null ? owner : '',
  };
}

export function readTask(draft: Draft): TaskInput | { errors: Errors } {
  const parsed = schema.safeParse(draft);
  if (!parsed.success) return { errors: z.flattenError(parsed.error).fieldErrors };
  const { tache, phase, responsable, echeance } = parsed.data;
  return {
    title: tache,
    phase: codeOf(PHASES, phase) ?? 'before',
    ownerPersonId: responsable,
    ownerName: responsable === '' ? parsed.data['responsable-nom'] : '',
    dueOn: echeance || null,
  };
}
