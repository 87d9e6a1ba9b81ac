import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isId } from '#app/server/ids.ts';
import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { formText } from '#app/ui/plain-text.ts';
import { SegmentedLinks } from '#app/ui/segmented-links.tsx';
import { isReadable, openWorkshop } from '../page/read-screen.server.ts';
import { mayFacilitate } from '../workshop-policy.ts';
import { goBack, type HistoryNote, keepNamed, readNoteHistory } from './read-note-history.server.ts';
import { ChangeList, NameForm, VersionList } from './version-views.tsx';

const DONE: Record<string, string> = {
  garde: 'Ce moment est gardé sous son nom.',
  retabli: 'C’est rétabli, comme un geste de plus. L’état d’avant est gardé dans la liste.',
};

export const meta: MetaFunction = () => [
  { title: 'Historique de l’atelier – Maillage' },
  { name: 'robots', content: 'noindex' },
];

type Asking = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>;

async function open({ request, params, context }: Asking) {
  const { parts, actor } = context;
  const opened = await openWorkshop({ parts, actor, request, slug: params.slug ?? '' });
  if (!isReadable(opened))
    throw new Response('L’historique est lu par celles et ceux qui ont rejoint l’atelier.', { status: 403 });
  const { workshop, viewer } = opened;
  const notes: HistoryNote[] = workshop.notes.map(({ id, kind, title }) => ({ id, kind, title }));
  const asked = new URL(request.url).searchParams.get('note');
  const note = notes.find(({ id }) => id === asked) ?? notes[0];
  const name = viewer.join?.firstName || viewer.name || 'Animation';
  const id = viewer.ownIds[0] ?? 'animation';
  const writer = {
    id,
    name,
    structure: viewer.join?.structure ?? viewer.organisation,
    colour: viewer.join?.colour ?? 0,
  };
  return { page: workshop.page, notes, note, writer, facilitates: mayFacilitate(viewer) };
}

export async function loader(asking: LoaderFunctionArgs) {
  const { page, notes, note, facilitates } = await open(asking);
  const { searchParams } = new URL(asking.request.url);
  const read = note ? await readNoteHistory(asking.context.parts, note, searchParams.get('version')) : null;
  const { slug, title } = page;
  return { slug, title, notes, noteId: note?.id ?? '', facilitates, ...read, done: searchParams.get('fait') };
}

export async function action(asking: ActionFunctionArgs) {
  const { page, note, writer, facilitates } = await open(asking);
  if (!facilitates)
    throw new Response('Garder un moment ou y revenir est réservé aux personnes qui animent l’atelier.', {
      status: 403,
    });
  if (!note) throw new Response('Cette page n’a pas de note.', { status: 404 });
  const form = await asking.request.formData();
  const act = form.get('geste');
  const here = `/ateliers/${page.slug}/historique?note=${note.id}`;
  if (act === 'garder') {
    const name = formText(form, 'nom');
    if (name === '' || name.length > 120)
      return data({ error: 'Donnez un nom à ce moment, de 120 caractères au plus.' }, { status: 400 });
    await keepNamed(asking.context.parts, note, { name, writer });
    throw redirect(`${here}&fait=garde`, 303);
  }
  const versionId = formText(form, 'version');
  if (act !== 'retablir' || !isId(versionId)) throw new Response('Ce geste n’existe pas.', { status: 400 });
  if (!(await goBack(asking.context.parts, note, { versionId, writer })))
    throw new Response('Cette version n’existe pas, ou plus.', { status: 404 });
  throw redirect(`${here}&fait=retabli`, 303);
}

export default function NoteHistoryPage() {
  const {
    slug,
    title,
    notes,
    noteId,
    facilitates,
    versions = [],
    chosen = null,
    done,
  } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const here = `/ateliers/${slug}/historique?note=${noteId}`;
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Historique"
        lead={`« ${title} » : les moments gardés, ce qui a changé depuis et par qui. Rétablir ajoute un geste, rien ne se perd.`}
      />
      <p className="mt-4">
        <a href={`/ateliers/${slug}`} className="link inline-flex min-h-11 items-center">
          Revenir à l’atelier
        </a>
      </p>
      {notes.length > 1 && (
        <div className="mt-2">
          <SegmentedLinks
            label="Note"
            segments={notes.map((note) => ({
              href: `/ateliers/${slug}/historique?note=${note.id}`,
              label: note.title,
              isCurrent: note.id === noteId,
            }))}
          />
        </div>
      )}
      {ownWords(DONE, done) && (
        <Notice tone="done" isLive className="mt-4">
          <p>{ownWords(DONE, done)}</p>
        </Notice>
      )}
      {chosen && <ChangeList chosen={chosen} here={here} canRestore={facilitates} />}
      {facilitates && <NameForm here={here} error={answered?.error} />}
      <VersionList versions={versions} here={here} chosenId={chosen?.id ?? null} />
    </PageWidth>
  );
}
