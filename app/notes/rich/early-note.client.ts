// The editor before React: the text is what one came for, and a long one should not wait for the page around it.
import { type LiveNote, openLiveNote } from '../device/live-note.client.ts';
import { type EarlyGiven, type EarlyNote, earlyNote, keepEarlyNote } from './early-notes.ts';
import { findPublicStructures } from './find-structures.client.ts';
import { createRichEditor } from './rich-editor.client.ts';
import { RICH_FIELD } from './rich-schema.ts';
import { createMenuStore } from './suggest-menu.client.ts';
import { watchUnknown } from './watch-unknown.ts';

/** `place`: the element that holds the text of the server, and then the editor; `around`: what the page shows around it is there. */
export async function openEarlyNote(place: HTMLElement, around: Promise<unknown>): Promise<void> {
  const { id, label, ...options } = JSON.parse(place.dataset.earlyNote ?? '') as EarlyGiven;
  const live = openLiveNote(id, options);
  const served = document.createDocumentFragment();
  const look = place.className;
  const images = holdImages();
  const note: EarlyNote = {
    live,
    editor: null,
    unknown: null,
    menu: createMenuStore(() => place.parentElement),
    sendImages: images.to,
    putBack() {
      if (!served.hasChildNodes()) return;
      place.className = look;
      place.replaceChildren(served);
    },
  };
  keepEarlyNote(id, note);
  await Promise.all([loaded(live), around]);
  // The page was faster, and makes the editor itself.
  if (earlyNote(id) !== note) return;
  note.unknown = watchUnknown(live.document);
  if (note.unknown.isMet()) return;
  const element = document.createElement('div');
  const { menu } = note;
  const { document: text, awareness } = live;
  const given = { canWrite: options.canWrite, me: options.me, label, menu, findStructures: findPublicStructures };
  const editor = createRichEditor({ ...given, element, document: text, awareness, onImages: images.receive });
  note.unknown.subscribe(() => {
    if (earlyNote(id) !== note) return;
    editor.destroy();
    note.putBack();
  });
  served.append(...place.childNodes);
  place.className = '';
  place.append(element);
  note.editor = editor;
}

/** In step once, or found on this device: an empty editor must not stand where a text is still coming. */
function loaded({ document, state, subscribe }: LiveNote): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!state().isSynced && document.getXmlFragment(RICH_FIELD).length === 0) return;
      document.off('update', look);
      stop();
      resolve();
    };
    const stop = subscribe(look);
    document.on('update', look);
    look();
  });
}

function holdImages() {
  const waiting: File[] = [];
  let receive = (files: File[]): void => void waiting.push(...files);
  return {
    receive: (files: File[]) => receive(files),
    to(next: (files: File[]) => void) {
      receive = next;
      if (waiting.length > 0) next(waiting.splice(0));
    },
  };
}
