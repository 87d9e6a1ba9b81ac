import type { ReactNode } from 'react';

export type PageHeadingProps = {
  title: ReactNode;
  /** One sentence that says what the page is for. */
  lead?: ReactNode;
  /** The one primary action: top right on wide, below the title on a phone. */
  action?: ReactNode;
};

export function PageHeading({ title, lead, action }: PageHeadingProps) {
  return (
    <div className="flex flex-col gap-4 md:flex-row md:items-start md:justify-between md:gap-10">
      <div>
        <h1>{title}</h1>
        {lead && <p className="mt-3 max-w-prose text-soft">{lead}</p>}
      </div>
      {action && <div className="screen-only shrink-0">{action}</div>}
    </div>
  );
}
