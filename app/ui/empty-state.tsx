import type { ReactNode } from 'react';
import { ThreadLine } from '#app/ui/thread-line.tsx';

export type EmptyStateProps = {
  title: string;
  headingLevel?: 2 | 3;
  /** The first step to take: sentences, links, a button. */
  children: ReactNode;
};

export function EmptyState({ title, headingLevel = 2, children }: EmptyStateProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <div className="max-w-prose py-10">
      <ThreadLine knots={2} className="mb-4" />
      <Heading>{title}</Heading>
      <div className="mt-2 space-y-3">{children}</div>
    </div>
  );
}
