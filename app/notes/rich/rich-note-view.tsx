// A rich note on a page: the server's HTML first, then, in the same place, the editor.
import { type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { latePart } from '#app/ui/late-part.ts';
import { useServerMarkup } from '#app/ui/server-markup.tsx';
import type { RichNoteProps } from './rich-note-props.ts';

const RichNote = latePart(() => import('./rich-note.client.tsx').then((module) => module.RichNote));

export type RichNoteViewProps = RichNoteProps & {
  className?: string;
  /** A plain form that writes without JavaScript; it goes when the editor is there. */
  fallback?: ReactNode;
};

export function RichNoteView({ className, fallback, ...props }: RichNoteViewProps) {
  const [isMounted, setIsMounted] = useState(false);
  const [isReady, setIsReady] = useState(false);
  const [isFormKept, setIsFormKept] = useState(true);
  const form = useRef<HTMLDivElement>(null);
  const handleReady = useCallback((isEditorThere: boolean) => {
    setIsReady(isEditorThere);
    // Somebody may have begun to write there before the scripts came.
    const fields = [...(form.current?.querySelectorAll('textarea') ?? [])];
    setIsFormKept(fields.some((field) => field.value !== '' || field === document.activeElement));
  }, []);
  useEffect(() => setIsMounted(true), []);
  const { note, canWrite } = props;
  const name = textName(note.id);
  const html = useServerMarkup(name, note.html);
  return (
    <div className={className}>
      {isMounted && (
        <Suspense fallback={canWrite && <ToolRoom />}>
          <RichNote {...props} onReady={handleReady} />
        </Suspense>
      )}
      {!isMounted && canWrite && <ToolRoom />}
      {!isReady && (
        <div
          id={name}
          className={classNames('rich', canWrite && 'rich-page')}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by the server from the blocks of the schema alone.
          dangerouslySetInnerHTML={{ __html: html || '<p></p>' }}
        />
      )}
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
