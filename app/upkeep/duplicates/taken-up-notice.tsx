import { Notice } from '#app/ui/notice.tsx';

/** On an entry that is out of the directory because another one took it up; `mergeId` for who may undo that. */
export function TakenUpNotice({ takenUp }: { takenUp: { name: string; mergeId: string | null } | null }) {
  if (!takenUp) return null;
  return (
    <Notice tone="info" className="mt-6">
      <p>
        Fusionnée avec « {takenUp.name} », qui a repris ses services et ses contacts.{' '}
        {takenUp.mergeId && <a href={`/administration/fusions/${takenUp.mergeId}`}>Voir ou défaire la fusion</a>}
      </p>
    </Notice>
  );
}
