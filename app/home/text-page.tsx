import type { ReactNode } from 'react';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';

export type TextSection = { id: string; title: string; content: ReactNode };

export type TextPageProps = { title: string; lead: string; contentsLabel: string; sections: TextSection[] };

/** A page to read, with its contents beside the text on a wide screen and above it on a phone. */
export function TextPage({ title, lead, contentsLabel, sections }: TextPageProps) {
  return (
    <PageWidth>
      <PageHeading title={title} lead={lead} />
      <div className="mt-8 grid gap-10 lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-16">
        <nav aria-label={contentsLabel} className="screen-only border-l-2 border-line lg:sticky lg:top-6 lg:self-start">
          <ul>
            {sections.map((section) => (
              <li key={section.id}>
                <a
                  href={`#${section.id}`}
                  className="-ml-0.5 flex min-h-11 items-center border-l-2 border-transparent py-1 pl-4 text-small text-action no-underline hover:border-action hover:underline lg:min-h-9"
                >
                  {section.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="prose">
          {sections.flatMap((section) => [
            <h2 key={section.id} id={section.id} tabIndex={-1} className="first:mt-0">
              {section.title}
            </h2>,
            <div key={`${section.id}-text`} className="prose">
              {section.content}
            </div>,
          ])}
        </div>
      </div>
    </PageWidth>
  );
}
