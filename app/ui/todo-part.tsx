import type { ReactNode } from 'react';

export type TodoPartProps = {
  id: string;
  title: string;
  total: number;
  /** How many of them the list shows. */
  shown: number;
  /** Where the others are; without it the part says that they follow once these are settled. */
  all?: { href: string; label: string };
  /** The list. */
  children: ReactNode;
};

/** One kind of thing that waits for somebody; nothing when nothing waits. */
export function TodoPart({ id, title, total, shown, all, children }: TodoPartProps) {
  if (total === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} ({total})
      </h2>
      {children}
      {total > shown && (
        <p className="mt-2 text-small text-soft">
          {all ? (
            <a href={all.href} className="link inline-flex min-h-11 items-center">
              {all.label}
            </a>
          ) : (
            `Et ${total - shown} de plus, une fois ceux-ci réglés.`
          )}
        </p>
      )}
    </section>
  );
}

export function TodoList({ children }: { children: ReactNode }) {
  return <ul className="mt-2 divide-y divide-line">{children}</ul>;
}
