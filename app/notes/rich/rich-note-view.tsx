// A rich note on a page: the server's HTML first, then, in the same place, the editor.
import { type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { latePart } from '#app/ui/late-part.ts';
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
          className={classNames('rich', canWrite && 'rich-page')}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by the server from the blocks of the schema alone.
          dangerouslySetInnerHTML={{ __html: note.html || '<p></p>' }}
        />
      )}
      {fallback && isFormKept && <div ref={form}>{fallback}</div>}
    </div>
  );
}

/** The height of state and tools before they are there: the text does not jump when they come. */
function ToolRoom() {
  return <div aria-hidden="true" className="rich-tool-room screen-only" />;
}
