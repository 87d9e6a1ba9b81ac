import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import type { TaskView } from './read-groups.server.ts';

export type AssignFormProps = {
  task: Pick<TaskView, 'id' | 'title' | 'ownerName' | 'dueOn'>;
  errors: { qui?: string[]; echeance?: string[] };
};

/** Who does it, and for when. */
export function AssignForm({ task: { id, title, ownerName, dueOn }, errors }: AssignFormProps) {
  return (
    <details className="w-full" open={errors.qui || errors.echeance ? true : undefined}>
      <summary className="w-fit min-h-11 cursor-pointer py-2.5 text-small text-action">
        {ownerName || dueOn ? 'Changer qui et quand' : 'Dire qui et pour quand'}
        <span className="sr-only"> : {title}</span>
      </summary>
      <form method="post" noValidate className="flex flex-wrap items-end gap-x-4 gap-y-2 pb-2">
        <input type="hidden" name="id" value={id} />
        <TextField
          label="Qui s’en charge"
          name="qui"
          defaultValue={ownerName}
          error={errors.qui}
          autoComplete="off"
          className="min-w-0 flex-1 basis-48"
        />
        <TextField label="Avant le" type="date" name="echeance" defaultValue={dueOn ?? ''} error={errors.echeance} />
        <Button name="geste" value="confier">
          Enregistrer
        </Button>
      </form>
    </details>
  );
}
