// A rich note on a page: the server's HTML first, then, in the same place, the editor.
import { type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { beforeHydration } from '#app/ui/before-hydration.ts';
import { classNames } from '#app/ui/class-names.ts';
import { latePart } from '#app/ui/late-part.ts';
import { useServerMarkup } from '#app/ui/server-markup.tsx';
import { dropEarlyNote, type EarlyGiven } from './early-notes.ts';
import type { EditorPlace, RichNoteProps } from './rich-note-props.ts';

const loadRichNote = () => import('./rich-note.client.tsx').then((module) => module.RichNote);
const RichNote = latePart(loadRichNote);

// Read before React takes the page over, which waits for it.
const early = typeof document === 'undefined' ? null : document.querySelector<HTMLElement>('[data-early-note]');
if (early) beforeHydration(openEarly(early));

async function openEarly(text: HTMLElement): Promise<void> {
  // What tells of the state of saving has come before anything can be written: the line may be lost right after.
  const around = loadRichNote();
  const { openEarlyNote } = await import('./early-note.client.ts');
  await openEarlyNote(text, around);
}

export type RichNoteViewProps = RichNoteProps & {
  className?: string;
  /** A plain form that writes without JavaScript; it goes when the editor is there. */
  fallback?: ReactNode;
  /** Where the note is what the page is for: its editor comes first, the rest of the page after it. */
  isFirst?: boolean;
};

export function RichNoteView({ className, fallback, isFirst, ...props }: RichNoteViewProps) {
  const [isMounted, setIsMounted] = useState(false);
  const [editorPlace, setEditorPlace] = useState<EditorPlace>(null);
  const [isFormKept, setIsFormKept] = useState(true);
  const form = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const below = useRef<HTMLDivElement>(null);
  const handleReady = useCallback((stands: EditorPlace) => {
    setEditorPlace(stands);
    // Somebody may have begun to write there before the scripts came.
    const fields = [...(form.current?.querySelectorAll('textarea') ?? [])];
    setIsFormKept(fields.some((field) => field.value !== '' || field === document.activeElement));
  }, []);
  const { note, canWrite, label, me, keepsCopy } = props;
  useEffect(() => {
    setIsMounted(true);
    return () => dropEarlyNote(note.id);
  }, [note.id]);
  const name = textName(note.id);
  const html = useServerMarkup(name, note.html);
  const given: EarlyGiven = { id: note.id, epoch: note.epoch, label, canWrite, me, keepsCopy };
  return (
    <div ref={frame} className={classNames('relative', className)}>
      {isMounted && (
        <Suspense fallback={canWrite && <ToolRoom />}>
          <RichNote {...props} frame={frame} place={place} below={below} onReady={handleReady} />
        </Suspense>
      )}
      {!isMounted && canWrite && <ToolRoom />}
      {editorPlace !== 'own' && (
        <div
          id={name}
          data-early-note={isFirst ? JSON.stringify(given) : undefined}
          className={classNames('rich', canWrite && 'rich-page')}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by the server from the blocks of the schema alone.
          dangerouslySetInnerHTML={{ __html: html || '<p></p>' }}
        />
      )}
      <div ref={place} />
      <div ref={below} />
      {fallback && isFormKept && <div ref={form}>{fallback}</div>}
    </div>
  );
}

/** Under which a page that brings the text as markup puts it, so that it does not travel twice. */
export function textName(noteId: string): string {
  return `texte-${noteId}`;
}

/** The height of state and tools before they are there: the text does not jump when they come. */
function ToolRoom() {
  return <div aria-hidden="true" className="rich-tool-room screen-only" />;
}
