import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { searchNotes } from './search-notes.server.ts';

export const meta: MetaFunction = () => [
  { title: 'Chercher dans les ateliers – Maillage' },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get('q') ?? '';
  return { typed, found: await searchNotes(context.parts.database, signedIn(context.actor), typed) };
}

export default function SearchNotesPage() {
  const { typed, found } = useLoaderData<typeof loader>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Chercher dans les ateliers"
        lead="Dans les cartes et les notes des pages que vous pouvez lire. Ce qui vient d’être écrit s’y trouve au bout de quelques minutes."
      />
      <form method="get" className="mt-6 flex flex-wrap items-end gap-3">
        <TextField className="min-w-0 flex-1" label="Mots à chercher" name="q" defaultValue={typed} type="search" />
        <Button variant="primary">Chercher</Button>
      </form>
      {typed.trim() !== '' && (
        <p role="status" className="mt-6 text-soft">
          {found.length === 0
            ? 'Aucune note que vous pouvez lire ne contient ces mots.'
            : `${found.length} ${found.length > 1 ? 'notes trouvées' : 'note trouvée'}.`}
        </p>
      )}
      <ul className="mt-2 divide-y divide-line">
        {found.map(({ href, title, note, pieces }) => (
          <li key={`${href}-${note}`} className="py-4">
            <a href={href} className="link font-semibold">
              {title}
            </a>
            <span className="text-soft"> · {note}</span>
            <p className="mt-1 break-words">
              {pieces.map((piece, at) => {
                const key = `${at}-${piece.slice(0, 8)}`;
                return at % 2 === 1 ? <mark key={key}>{piece}</mark> : <span key={key}>{piece}</span>;
              })}
            </p>
          </li>
        ))}
      </ul>
    </PageWidth>
  );
}
