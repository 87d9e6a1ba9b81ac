import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import FilePlus from 'lucide-react/icons/file-plus';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { longDate, mediumDate } from '#app/ui/french-date.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { createPrivateNote } from './change-private-notes.server.ts';
import { readPrivateNotes } from './read-private-notes.server.ts';

export const meta: MetaFunction = () => [{ title: 'Mes notes – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const notes = await readPrivateNotes(context.parts, signedIn(context.actor));
  return {
    notes: notes.map(({ id, title, createdAt, leavesOn }) => ({
      id,
      title,
      since: longDate(createdAt),
      until: mediumDate(new Date(leavesOn)),
    })),
    isDeleted: new URL(request.url).searchParams.has('supprimee'),
  };
}

export async function action({ context }: ActionFunctionArgs) {
  return redirect(`/notes/${await createPrivateNote(context.parts, signedIn(context.actor))}`, 303);
}

export default function PrivateNotesPage() {
  const { notes, isDeleted } = useLoaderData<typeof loader>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Mes notes"
        lead="Pour vous uniquement : personne d’autre ne les lit, pas même la coordination. N’y écrivez pas le nom d’un ménage. Une note où vous n’écrivez plus est supprimée au bout de deux ans."
        action={
          <form method="post">
            <Button variant="primary" icon={FilePlus}>
              Nouvelle note
            </Button>
          </form>
        }
      />
      {isDeleted && (
        <Notice tone="done" isLive className="mt-6">
          <p>La note est supprimée, et ses images avec elle.</p>
        </Notice>
      )}
      {notes.length === 0 ? (
        <EmptyState title="Aucune note pour le moment">
          <p>
            Préparez un atelier, gardez ce qu’un partenaire vous a dit : ce que vous écrivez est enregistré au fur et à
            mesure, et gardé sur cet appareil si le réseau manque.
          </p>
        </EmptyState>
      ) : (
        <ul className="mt-8 divide-y divide-line">
          {notes.map(({ id, title, since, until }) => (
            <li key={id} className="py-3">
              <a href={`/notes/${id}`} className="inline-block min-h-6 font-semibold">
                {title}
              </a>
              <p className="text-small text-soft">
                Commencée le {since}, gardée jusqu’au {until}
              </p>
            </li>
          ))}
        </ul>
      )}
    </PageWidth>
  );
}
