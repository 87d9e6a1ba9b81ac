// A rich note that several write at once. Loaded by rich/rich-note-view.tsx, once the page stands.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Notice } from '#app/ui/notice.tsx';
import { unsentWords } from '../device/unsent-words.ts';
import { type UsedLiveNote, useLiveNote } from '../device/use-live-note.client.ts';
import { KeptWords } from '../kept-words.tsx';
import { Presence } from '../presence.tsx';
import { SaveState } from '../save-state.tsx';
import { anchorAt } from './anchors.client.ts';
import { AuthorLegend } from './author-legend.tsx';
import { CommentPanel } from './comment-panel.client.tsx';
import { addComment, answerComment, removeComment, settleComment } from './comments.ts';
import { earlyNote, takeEarlyNote } from './early-notes.ts';
import { findPublicStructures } from './find-structures.client.ts';
import { PersonalNotice } from './personal-notice.client.tsx';
import type { EditorPlace, RichNoteProps } from './rich-note-props.ts';
import { RichTools } from './rich-tools.client.tsx';
import { SuggestList } from './suggest-list.client.tsx';
import { createMenuStore } from './suggest-menu.client.ts';
import { ImageForm, LinkForm } from './tool-forms.client.tsx';
import { bringIntoView, useFollow } from './use-follow.client.ts';
import { useAuthors, useComments, useShownMarks } from './use-note-marks.client.ts';
import { useRichEditor } from './use-rich-editor.client.ts';

type OpenForm = { kind: 'link' } | { kind: 'image'; files: File[] } | null;
type Chosen = { start: unknown; end: unknown; quote: string };

type Places = {
  /** The whole of the note, in which lists are placed. */
  frame: RefObject<HTMLElement>;
  /** Where an editor stands that the page makes. */
  place: RefObject<HTMLElement>;
  /** What comes under the text. */
  below: RefObject<HTMLElement>;
};

export function RichNote(props: RichNoteProps & Places & { onReady: (stands: EditorPlace) => void }) {
  const {
    note,
    label,
    canWrite,
    arranges = false,
    me,
    keepsCopy,
    findStructures = findPublicStructures,
    onUnsent,
    frame,
    place,
    below,
    onReady,
  } = props;
  const [early] = useState(() => earlyNote(note.id));
  useLayoutEffect(() => takeEarlyNote(note.id), [note.id]);
  const live = useLiveNote(note.id, { epoch: note.epoch, canWrite, me, keepsCopy, opened: early?.live });
  const menu = useMemo(() => early?.menu ?? createMenuStore(() => frame.current), [early, frame]);
  const [form, setForm] = useState<OpenForm>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isShowingAuthors, setIsShowingAuthors] = useState(false);
  const onImages = useCallback((files: File[]) => setForm({ kind: 'image', files }), []);
  const { editor, isTooNew } = useRichEditor({
    live,
    place,
    early,
    onReady,
    canWrite,
    label,
    me,
    menu,
    findStructures,
    onImages,
  });
  useEffect(() => early?.sendImages(onImages), [early, onImages]);
  const comments = useComments(live.document);
  const authors = useAuthors(note.id, isShowingAuthors);
  useShownMarks(editor, live.document, { comments, authors, myName: me?.name ?? '' });
  const { followed, follow } = useFollow(editor, live.awareness);
  useHandBack(live, onUnsent);
  const openLink = useCallback(() => setForm({ kind: 'link' }), []);
  const openImage = useCallback(() => setForm({ kind: 'image', files: [] }), []);
  const switchAuthors = useCallback(() => setIsShowingAuthors((isShown) => !isShown), []);
  const handleComment = useCallback(() => {
    if (!editor) return;
    const { from, to, empty } = editor.state.selection;
    const $from = editor.state.doc.resolve(from);
    // Without a selection: the paragraph one stands in.
    const [start, end] = empty ? [$from.start(), $from.end()] : [from, to];
    const quote = editor.state.doc.textBetween(start, end, ' ');
    if (quote.trim() !== '') setChosen({ start: anchorAt(editor, start), end: anchorAt(editor, end), quote });
  }, [editor]);

  const { document, canWrite: mayWrite } = live;
  // Neither is drawn again with each key, whose state of saving changes twice.
  const tools = useMemo(
    () =>
      editor &&
      mayWrite && (
        <RichTools
          editor={editor}
          isShowingAuthors={isShowingAuthors}
          onAuthors={switchAuthors}
          onLink={openLink}
          onImage={openImage}
          onComment={handleComment}
        />
      ),
    [editor, mayWrite, isShowingAuthors, switchAuthors, openLink, openImage, handleComment],
  );
  const commentPanel = useMemo(() => {
    if (!document || !editor) return null;
    const writer = me && { id: me.id, name: me.name };
    return (
      <CommentPanel
        comments={comments}
        myId={writer?.id ?? null}
        canWrite={mayWrite && writer !== null}
        arranges={arranges}
        quote={chosen?.quote ?? null}
        findStructures={findStructures}
        onAdd={(text, mentions) => {
          if (writer && chosen) addComment(document, writer, { ...chosen, text, mentions, at: Date.now() });
          setChosen(null);
        }}
        onCancel={() => setChosen(null)}
        onAnswer={(id, text) => writer && answerComment(document, writer, id, text, Date.now())}
        onSettle={(id, isSettled) => settleComment(document, id, isSettled)}
        onRemove={(id) => writer && removeComment(document, { ...writer, arranges }, id)}
        onShow={({ start }) => bringIntoView(editor, start)}
      />
    );
  }, [document, editor, comments, mayWrite, arranges, chosen, me, findStructures]);
  const under = (
    <>
      {editor && <PersonalNotice editor={editor} />}
      <LeftOver live={live} isHandedBack={onUnsent !== undefined} />
      <SuggestList store={menu} text={editor?.isDestroyed === false ? editor.view.dom : null} />
      {commentPanel}
    </>
  );
  return (
    <>
      <div className="rich-tool-room screen-only">
        <div className="flex flex-col gap-x-6 sm:flex-row sm:items-start sm:justify-between">
          <Presence people={live.people} followed={followed} onFollow={editor ? follow : undefined} />
          <SaveState status={live.status} className="shrink-0" />
        </div>
        {tools}
        {editor && form?.kind === 'link' && <LinkForm editor={editor} onDone={() => setForm(null)} />}
        {editor && form?.kind === 'image' && (
          <ImageForm editor={editor} noteId={note.id} files={form.files} onDone={() => setForm(null)} />
        )}
        {authors && <AuthorLegend authors={authors} />}
      </div>
      {isTooNew && (
        <Notice tone="warning" isLive>
          <p>Ce texte contient un élément que cette page ne connaît pas encore. Rechargez-la pour écrire.</p>
        </Notice>
      )}
      {below.current && createPortal(under, below.current)}
    </>
  );
}

const TRY_AGAIN_MS = 4_000;

/** What came too late goes the way of the page, once; then the note is opened afresh. */
function useHandBack(live: UsedLiveNote, onUnsent: RichNoteProps['onUnsent']): void {
  const { status, unsent, startAfresh } = live;
  const send = useRef(onUnsent);
  send.current = onUnsent;
  useEffect(() => {
    if (status !== 'frozen') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const hand = () => {
      const update = unsent();
      if (!update || !send.current) return;
      send.current(update).then(
        () => (isOver ? undefined : startAfresh()),
        () => {
          if (!isOver) timer = setTimeout(hand, TRY_AGAIN_MS);
        },
      );
    };
    hand();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [status, unsent, startAfresh]);
}

function LeftOver({ live, isHandedBack }: { live: UsedLiveNote; isHandedBack: boolean }) {
  const { status, unsent } = live;
  if (status !== 'withdrawn' && status !== 'refused-version' && (status !== 'frozen' || isHandedBack)) return null;
  const update = unsent();
  const title =
    status === 'withdrawn' ? 'Vous n’avez plus accès à ce texte' : 'Ce que vous venez d’écrire n’est pas entré';
  return update ? <KeptWords title={title} words={unsentWords(update)} /> : null;
}
