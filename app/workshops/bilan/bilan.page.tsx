import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mediumDate } from '#app/ui/french-date.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';
import { countWords } from '../comments/card-comment.ts';
import { readPublished } from './read-bilan.server.ts';
import { ThreadDrawing } from './thread-drawing.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.view.title ?? 'Bilan'} – Maillage` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { page, view } = await readPublished(context, params.slug ?? '');
  const { leftOut: _leftOut, ...shown } = view;
  return { slug: page.slug, view: shown };
}

export default function BilanPage() {
  const { slug, view } = useLoaderData<typeof loader>();
  const { title, intro, publishedAt, sections, drawing } = view;
  return (
    <PageWidth width="prose">
      <PageHeading
        title={title}
        lead={publishedAt ? `Publié le ${mediumDate(new Date(publishedAt))} par la coordination du réseau.` : undefined}
        action={<PrintButton />}
      />
      {intro && <p className="mt-6 break-words whitespace-pre-wrap">{intro}</p>}
      {sections
        .filter(({ themes }) => themes.length > 0)
        .map(({ key, title: name, themes }) => (
          <section key={key} aria-labelledby={key} className="mt-8">
            <h2 id={key}>{name}</h2>
            {themes.map(({ theme, lines }) => (
              <div key={theme} className="mt-3">
                {theme && <h3>{theme}</h3>}
                <ul className="mt-1 list-disc pl-6">
                  {lines.map(({ id, text, votes, commune, href, comments }) => (
                    <li key={id} className="mt-2 break-words">
                      <span className="whitespace-pre-wrap">{text}</span>
                      {commune && <span className="text-soft"> · {commune}</span>}
                      {votes > 0 && <strong> · {votes} voix</strong>}
                      {href && (
                        <>
                          {' '}
                          <a
                            href={href}
                            className="link screen-only"
                            rel="nofollow"
                            aria-label={`La carte « ${text.slice(0, 60)} »`}
                          >
                            la carte
                          </a>
                          {comments && (
                            <span className="screen-only text-small text-soft"> · {countWords(comments.count)}</span>
                          )}
                        </>
                      )}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        ))}
      {drawing && <ThreadDrawing drawing={drawing} />}
      <p className="screen-only mt-8">
        <a href={`/ateliers/${slug}`} className="link inline-flex min-h-11 items-center">
          La page de l’atelier
        </a>
      </p>
    </PageWidth>
  );
}
