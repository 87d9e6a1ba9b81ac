import { mediumDate } from '#app/ui/french-date.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { NoteView } from './note-views.ts';

export function PinnedNotes({ notes }: { notes: NoteView[] }) {
  return notes.map(({ key, title, text, at }) => (
    <Notice key={key} title={title}>
      <p className="break-words whitespace-pre-wrap">{text}</p>
      <p className="mt-1 text-small text-soft">Note de la coordination, le {mediumDate(new Date(at))}</p>
    </Notice>
  ));
}
