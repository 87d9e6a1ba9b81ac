import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { actOnEventPages, readEventPages } from './event-pages.server.ts';
import { PageLine, PageLines } from './page-lines.tsx';

const DONE: Record<string, string> = {
  ouverte: 'La page est ouverte : elle est annoncée avec l’évènement.',
  rangee: 'La page est rangée. Ce qui s’y est écrit est gardé ; elle se remet d’un clic.',
  remise: 'La page est de nouveau annoncée avec l’évènement.',
};

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Pages d’atelier : ${data?.event.title ?? 'évènement'} – Maillage` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const view = await readEventPages(context, params.slug ?? '');
  return { ...view, done: new URL(request.url).searchParams.get('fait') };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  throw redirect(await actOnEventPages(context, params.slug ?? '', await request.formData()), 303);
}

export default function EventPagesPage() {
  const { event, own, sessions, archived, done } = useLoaderData<typeof loader>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Pages d’atelier"
        lead={`« ${event.title} » a une page où la salle écrit. Une séance peut avoir la sienne.`}
      />
      <p className="mt-4">
        <a href={`/administration/evenements/${event.slug}`} className="link inline-flex min-h-11 items-center">
          Revenir à l’évènement
        </a>
      </p>
      {ownWords(DONE, done) && (
        <Notice tone="done" isLive className="mt-2">
          <p>{ownWords(DONE, done)}</p>
        </Notice>
      )}
      <section aria-labelledby="evenement" className="mt-6">
        <h2 id="evenement">L’évènement</h2>
        {own.length > 0 ? <PageLines pages={own} /> : <OpenPage label="Ouvrir la page" />}
      </section>
      {sessions.length > 0 && (
        <section aria-labelledby="seances" className="mt-10">
          <h2 id="seances">Les séances</h2>
          <ul className="mt-2">
            {sessions.map(({ id, title, when, pages }) => (
              <li key={id} className="border-b border-line py-3 first:border-t">
                <h3>{title}</h3>
                <p className="text-small text-soft">{when}</p>
                {pages.length > 0 ? (
                  <PageLines pages={pages} />
                ) : (
                  <OpenPage label="Lui donner sa page" session={{ id, title }} />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {archived.length > 0 && (
        <details className="mt-10">
          <summary className="w-fit min-h-11 cursor-pointer py-2.5">Pages rangées ({archived.length})</summary>
          <ul>
            {archived.map((page) => (
              <PageLine key={page.slug} page={page} act="remettre" />
            ))}
          </ul>
        </details>
      )}
    </PageWidth>
  );
}

function OpenPage({ label, session }: { label: string; session?: { id: string; title: string } }) {
  return (
    <form method="post" className="mt-2">
      <input type="hidden" name="seance" value={session?.id ?? ''} />
      <Button name="geste" value="ouvrir">
        {label}
        {session && <span className="sr-only"> : {session.title}</span>}
      </Button>
    </form>
  );
}
