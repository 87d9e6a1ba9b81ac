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
    // The action goes below as soon as the title would have to break for it; the lead has no say in that.
    <div className="flex flex-col gap-x-10 gap-y-4 md:flex-row md:flex-wrap md:items-start">
      <div className="grow">
        <h1>{title}</h1>
        {lead && <p className="mt-3 max-w-prose text-soft md:contain-inline-size">{lead}</p>}
      </div>
      {action && <div className="screen-only shrink-0">{action}</div>}
    </div>
  );
}
