import type { SessionView } from './event-view.ts';

/** Sessions in the order of the day: when, what, in which room. */
export function SessionList({ sessions }: { sessions: SessionView[] }) {
  if (sessions.length === 0) return null;
  return (
    <section aria-labelledby="seances">
      <h2 id="seances">Le déroulé</h2>
      <ol className="mt-2 divide-y divide-line">
        {sessions.map(({ id, title, room, when, capacity, workshops }) => (
          <li key={id} className="keep-together grid gap-x-6 py-3 sm:grid-cols-[13rem_minmax(0,1fr)]">
            <p className="text-soft tabular-nums">{when}</p>
            <div>
              <p className="font-semibold break-words">{title}</p>
              {(room || capacity !== null) && (
                <p className="text-small text-soft">
                  {[room, capacity !== null && `${capacity} places`].filter(Boolean).join('\u00a0· ')}
                </p>
              )}
              {workshops.map(({ slug, title: name }) => (
                <a
                  key={slug}
                  href={`/ateliers/${slug}`}
                  className="link mr-4 inline-flex min-h-11 items-center text-small"
                >
                  Page d’écriture : {name}
                </a>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
