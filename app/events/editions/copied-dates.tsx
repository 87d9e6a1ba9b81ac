/** One event that is taken up again: when it was, when it will be. */
export type CopiedDate = { id: string; title: string; before: string; after: string };

/** Said before anything is copied. */
export function CopiedDates({ dates }: { dates: CopiedDate[] }) {
  if (dates.length === 0) return <p>Cette édition n’a pas d’évènement à reprendre : la nouvelle sera vide.</p>;
  return (
    <ul className="divide-y divide-line">
      {dates.map(({ id, title, before, after }) => (
        <li key={id} className="py-2">
          <p className="break-words">{title}</p>
          <p>
            <strong>{after}</strong>
            <span className="text-small text-soft">, c’était {before}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
