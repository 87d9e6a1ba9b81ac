import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { searchOrApologise } from '#app/directory/unavailable.server.ts';
import { isId } from '#app/server/ids.ts';
import { readDraft, textOf } from '#app/ui/form-draft.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { SegmentedLinks } from '#app/ui/segmented-links.tsx';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { DoneNotice } from '../done-notice.tsx';
import { MissingNotice } from '../entry/missing-notice.tsx';
import { judgeWord } from './judge-word.server.ts';
import { JudgedQueryList } from './judged-query-list.tsx';
import { LONGEST_NOTE, readJudged, readLocalWord, readNote } from './local-word-form.ts';
import { LocalWordList } from './local-word-list.tsx';
import { PinnedNoteList } from './pinned-note-list.tsx';
import { readTerritoryWords } from './read-words.server.ts';
import { removeJudged, removeLocalWord, saveJudged, saveLocalWord, saveNote } from './save-words.server.ts';
import { WordEffect } from './word-effect.tsx';

const FIELDS = ['mot', 'besoin', 'note', 'note-besoin', 'recherche', 'recherche-besoin'];

export const meta: MetaFunction = () => [{ title: 'Mots et notes du territoire – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const { searchParams } = new URL(request.url);
  const { territory, ...read } = await readTerritoryWords(
    context.parts.database,
    actor,
    searchParams.get('territoire'),
  );
  return {
    ...read,
    territory: { slug: territory.slug, name: territory.name },
    needs: NEEDS.map(({ code, label }) => ({ value: code, label })),
    longestNote: LONGEST_NOTE,
    done: searchParams.get('fait'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { database, search } = context.parts;
  const actor = signedIn(context.actor);
  const slug = new URL(request.url).searchParams.get('territoire');
  const { territory, judged } = await readTerritoryWords(database, actor, slug);
  const form = await request.formData();
  const draft = readDraft(form, FIELDS);
  const act = form.get('geste');
  const id = textOf(readDraft(form, ['id']), 'id');
  const whose = { actor, territoryId: territory.id };
  const done = (what: string) => redirect(`/administration/mots?territoire=${territory.slug}&fait=${what}`, 303);
  const refused = (errors: Record<string, string[]>) => data({ draft, errors, effect: null }, { status: 400 });
  if (act === 'essayer' || act === 'ajouter') {
    const read = readLocalWord(draft);
    if ('errors' in read) return refused(read.errors);
    if (act === 'essayer') {
      const effect = await searchOrApologise(() => judgeWord(search, territory, { word: read.word, own: judged }));
      return data({ draft, errors: {}, effect });
    }
    await saveLocalWord(database, whose, read.word);
    throw done('mot');
  }
  if (act === 'noter') {
    const read = readNote(draft);
    if ('errors' in read) return refused(read.errors);
    await saveNote(database, whose, read.note);
    throw done('note');
  }
  if (act === 'juger') {
    const read = readJudged(draft);
    if ('errors' in read) return refused(read.errors);
    await saveJudged(database, whose, read.judged);
    throw done('recherche');
  }
  if (!isId(id) || (act !== 'retirer-mot' && act !== 'retirer-recherche'))
    throw new Response('Ce geste n’existe pas.', { status: 400 });
  await (act === 'retirer-mot' ? removeLocalWord : removeJudged)(database, whose, id);
  throw done('enleve');
}

export default function WordsPage() {
  const { territory, mine, words, notes, judged, needs, longestNote, done } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const here = `/administration/mots?territoire=${territory.slug}`;
  const form = { here, needs, draft: answered?.draft ?? {}, errors: answered?.errors ?? {} };
  return (
    <PageWidth>
      <PageHeading
        title={`Mots et notes : ${territory.name}`}
        lead="Les mots d’ici mènent au bon besoin, et une note s’affiche au-dessus des résultats. Tout change dans la recherche en quelques secondes."
      />
      {mine.length > 1 && (
        <div className="mt-4">
          <SegmentedLinks
            label="Territoire"
            segments={mine.map(({ slug, name }) => ({
              href: `/administration/mots?territoire=${slug}`,
              label: name,
              isCurrent: slug === territory.slug,
            }))}
          />
        </div>
      )}
      <DoneNotice done={done} />
      <div className="mt-6 space-y-12">
        <MissingNotice errors={form.errors} />
        {answered?.effect && <WordEffect {...form} effect={answered.effect} />}
        <LocalWordList {...form} words={words} isTried={Boolean(answered?.effect)} />
        <PinnedNoteList {...form} notes={notes} longest={longestNote} />
        <JudgedQueryList {...form} judged={judged} />
      </div>
    </PageWidth>
  );
}
