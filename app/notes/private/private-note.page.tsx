import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { mediumDate } from '#app/ui/french-date.ts';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { ServerMarkup } from '#app/ui/server-markup.tsx';
import { keepsCopies } from '../keeps-copies.server.ts';
import richStyles from '../rich/rich.css?url';
import { RichNoteView, textName } from '../rich/rich-note-view.tsx';
import { addToNote, deletePrivateNote, LONGEST_PIECE } from './change-private-notes.server.ts';
import { DeleteNote, WriteWithoutScript } from './private-note-forms.tsx';
import { readPrivateNote } from './read-private-notes.server.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: richStyles }];

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.note.title ?? 'Ma note'} – Maillage` },
];

/** Within the page: before its styles have come, a mouse that moves over a long note has the whole of it laid out. */
const EARLY = 'early-styles';

/** The editor knows better than a second reading of the page. */
export const shouldRevalidate = () => false;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const read = await readPrivateNote(context.parts, actor, params.id ?? '');
  if (!read) throw gone();
  const { html, ...note } = read;
  context.markup?.set(textName(note.id), html);
  context.markup?.set(EARLY, `<style nonce="${context.nonce}">.rich-part{content-visibility:auto}</style>`);
  const keepsCopy = await keepsCopies(context.parts, actor);
  return {
    note: { ...note, html: context.markup ? undefined : html },
    until: mediumDate(new Date(note.leavesOn)),
    keepsCopy,
    me: { id: actor.id, name: actor.name, structure: '', colour: 0 },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const id = params.id ?? '';
  const form = await request.formData();
  if (form.get('geste') === 'supprimer') {
    if (!(await deletePrivateNote(context.parts, actor, id))) throw gone();
    return redirect('/compte/notes?supprimee=1', 303);
  }
  if (!(await readPrivateNote(context.parts, actor, id))) throw gone();
  const text = String(form.get('texte') ?? '');
  if (text.trim() === '') return data({ error: 'Écrivez quelque chose d’abord.', text }, { status: 400 });
  if (text.length > LONGEST_PIECE)
    return data({ error: 'C’est trop long pour une fois : envoyez-le en plusieurs morceaux.', text }, { status: 400 });
  await addToNote(context.parts, actor, id, text);
  return redirect(`/notes/${id}`, 303);
}

export default function PrivateNotePage() {
  const { note, until, keepsCopy, me } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <PageWidth width="prose">
      <ServerMarkup name={EARLY} html={undefined} />
      <p>
        <a href="/compte/notes">Mes notes</a>
      </p>
      <h1 className="sr-only">{note.title}</h1>
      <RichNoteView
        note={note}
        label="Texte de la note"
        canWrite
        me={me}
        keepsCopy={keepsCopy}
        isFirst
        className="mt-4"
        fallback={<WriteWithoutScript error={refused?.error} text={refused?.text} />}
      />
      <DeleteNote noteId={note.id} until={until} />
    </PageWidth>
  );
}

function gone(): Response {
  return new Response('Cette note n’existe pas, ou ne vous est pas ouverte.', { status: 404 });
}
