// Before somebody leaves a device: copies of notes go once their words are stored; what is not stored is handed back first.
import { openLiveNote } from './live-note.client.ts';
import { unsentWords } from './unsent-words.ts';

export type LeftWords = { noteId: string; words: string; forget: () => Promise<void> };

const COPY = /^maillage-note:([0-9a-f-]{36}):(\d+)$/;
const PATIENCE_MS = 6_000;
const AT_ONCE = 5;

/** `only`: of these notes. What belongs to somebody else who writes on this device stays as it is. */
export async function clearCopies(only: string[] | null): Promise<LeftWords[]> {
  const copies = (await indexedDB.databases()).flatMap(({ name = '' }) => {
    const [, noteId = '', epoch = ''] = COPY.exec(name) ?? [];
    return noteId !== '' && (only === null || only.includes(noteId)) ? [{ noteId, epoch: Number(epoch) }] : [];
  });
  const left: LeftWords[] = [];
  for (let at = 0; at < copies.length; at += AT_ONCE) {
    const some = await Promise.all(copies.slice(at, at + AT_ONCE).map(({ noteId, epoch }) => clearOne(noteId, epoch)));
    left.push(...some.filter((one) => one !== null));
  }
  return left;
}

/** Takes the copies of a note away without asking: the note itself is deleted. */
export async function dropCopies(noteId: string): Promise<void> {
  for (const { name = '' } of await indexedDB.databases())
    if (COPY.exec(name)?.[1] === noteId) indexedDB.deleteDatabase(name);
}

async function clearOne(noteId: string, epoch: number): Promise<LeftWords | null> {
  const note = openLiveNote(noteId, { epoch, canWrite: true, me: null });
  const end = await settled(note);
  if (end === 'stored') await note.forget();
  const update = end === 'unsent' ? note.unsent() : null;
  const words = update ? unsentWords(update) : '';
  const forget = async () => {
    await note.forget();
    note.close();
  };
  if (end === 'unsent' && words === '') await forget();
  if (words !== '') return { noteId, words, forget };
  note.close();
  return null;
}

type End = 'stored' | 'unsent' | 'not-mine';

function settled(note: ReturnType<typeof openLiveNote>): Promise<End> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => done('unsent'), PATIENCE_MS);
    const stop = note.subscribe(look);
    function done(end: End): void {
      clearTimeout(timer);
      stop();
      resolve(end);
    }
    function look(): void {
      const { status, isSynced } = note.state();
      if (status === 'withdrawn') done('not-mine');
      else if (status === 'frozen' || status === 'refused-version') done('unsent');
      else if (isSynced && (status === 'saved' || status === 'reading')) done('stored');
    }
    look();
  });
}
