import { useSubmit } from '@remix-run/react';
import { type FormEvent, Suspense, useEffect, useRef, useState } from 'react';
import { findPersonalWords } from '#app/notes/personal-words.ts';
import { SaveState } from '#app/notes/save-state.tsx';
import { Button } from '#app/ui/button.tsx';
import { latePart } from '#app/ui/late-part.ts';
import type { BoardColumn } from '../board/board.ts';
import type { Gesture } from '../board/gesture.ts';
import { CardComposer } from './card-composer.tsx';
import { placeOfDrop } from './card-drag.ts';
import { ColumnView } from './column-view.tsx';
import { keepHalfEdited, takeOrphaned } from './half-written.ts';
import type { LiveBoard } from './live-board.ts';
import type { RefusedCard } from './refused-card.ts';
import type { BoardScreen, Me, WorkshopScreen } from './screen.ts';
import { useFollowPlace, useTellPlace } from './use-follow-place.ts';
import { useMentionNames } from './use-mention-names.ts';
import { type TouchDrop, useTouchDrag } from './use-touch-drag.ts';
import { VoteWords } from './vote-words.tsx';
import { WithdrawnWords } from './withdrawn-words.tsx';

const LiveLink = latePart(() => import('./live-link.tsx').then((module) => module.default));

const FOLLOWED_MS = 3_000;

const NOT_OPEN =
  'Hors connexion avant que la page soit tout à fait ouverte : rien n’est parti, vos mots restent ici. Recommencez dès que le réseau revient.';

const GONE = 'La carte que vous corrigiez a été retirée. Vos mots sont ici : ajoutez-les si vous y tenez.';

export type BoardSectionProps = {
  page: WorkshopScreen['page'];
  board: BoardScreen;
  me: Me;
  colours: Record<string, number>;
  mentioned: Record<string, string>;
  outcomes: WorkshopScreen['outcomes'];
  comments: WorkshopScreen['comments'];
  /** The card whose gestures are unfolded, from the address. */
  chosen: string | null;
  refused: RefusedCard | null;
  /** Whom one follows over the board. */
  followed: string | null;
  onPeople: (people: LiveBoard['people']) => void;
  onTold: () => void;
};

/** One paperboard: as the server rendered it, then live. Every gesture is a form; a live board takes it before it is sent. */
export function BoardSection({
  page,
  board,
  me,
  colours,
  mentioned,
  outcomes,
  comments,
  chosen,
  refused,
  followed,
  onPeople,
  onTold,
}: BoardSectionProps) {
  const [isMounted, setMounted] = useState(false);
  const [live, setLive] = useState<LiveBoard | null>(null);
  const [open, setOpen] = useState(chosen);
  const [talking, setTalking] = useState<string | null>(null);
  const [warned, setWarned] = useState<RefusedCard | null>(null);
  const [said, setSaid] = useState('');
  const [over, setOver] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  const moved = useRef<{ cardId: string; until: number } | null>(null);
  const submit = useSubmit();
  useEffect(() => setMounted(true), []);
  useEffect(() => {
    if (live) onPeople(live.people);
  }, [live, onPeople]);
  const columns = live?.columns ?? board.columns;

  // Words that did not get away come back where they were typed.
  const { cardId: refusedId = '', draft: refusedDraft } = refused ?? {};
  useEffect(() => {
    if (refusedId !== '') setOpen(refusedId);
    else if (refusedDraft) giveBack(section.current, refusedDraft);
  }, [refusedId, refusedDraft]);

  // Others removed the card that one was correcting: the words can become a card of their own.
  const isInStep = live?.columns !== null && live?.status === 'saved';
  useEffect(() => {
    if (!isInStep) return;
    const cardIds = new Set(columns.flatMap(({ cards }) => cards.map(({ id }) => id)));
    for (const text of takeOrphaned(board.noteId, cardIds)) {
      giveBack(section.current, { text, onBehalfOf: '' });
      setSaid(GONE);
      setWarned({ error: GONE, isPersonal: false, cardId: '' });
    }
  }, [isInStep, columns, board.noteId]);

  // A card that moves is drawn anew elsewhere, some renders later: focus that was on it goes along.
  useEffect(() => {
    if (!moved.current || performance.now() > moved.current.until || document.activeElement !== document.body) return;
    const { cardId } = moved.current;
    section.current?.querySelector<HTMLElement>(`[data-opens="${CSS.escape(cardId)}"]`)?.focus();
  });

  useMentionNames(live?.columns ?? null, mentioned, onTold);
  useTellPlace(section, live?.places ?? null, followed !== null);
  useFollowPlace(section, live?.places ?? null, followed);
  useTouchDrag(section, { onOver: setOver, onDrop: handleDrop });

  /** True when it was done here. */
  function play(gesture: Gesture): boolean {
    const hasFocus = document.activeElement?.getAttribute('data-opens') === gesture.cardId;
    moved.current = hasFocus ? { cardId: gesture.cardId, until: performance.now() + FOLLOWED_MS } : null;
    // What comes to a locked column goes by form, and is kept apart.
    if (!me.facilitates && columnsOf(gesture).some((id) => board.lockedColumns.includes(id))) return false;
    if (!live?.act(gesture)) return false;
    setSaid(wordsOf(gesture, columns));
    return true;
  }

  /** Where it goes, and where it comes from. */
  function columnsOf({ cardId, columnId }: Gesture): string[] {
    const from = columns.find(({ cards }) => cards.some(({ id }) => id === cardId));
    return from ? [columnId, from.id] : [columnId];
  }

  function handleDrop({ cardId, columnId, ...drop }: TouchDrop): void {
    const cards = columns.find(({ id }) => id === columnId)?.cards ?? [];
    const headId = placeOfDrop(cards, { cardId, ...drop });
    if (headId !== null) play({ act: 'placer', cardId, columnId, headId, text: '', onBehalfOf: '' });
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>): void {
    const form = event.target as HTMLFormElement;
    const fields = new FormData(form, (event.nativeEvent as SubmitEvent).submitter);
    if (fields.get('note') !== board.noteId) return;
    const gesture = readGesture(fields);
    const isWriting = gesture.act === 'ajouter' || gesture.act === 'modifier';
    const [found] =
      isWriting && fields.get('public') !== 'oui' ? findPersonalWords(`${gesture.text}\n${gesture.onBehalfOf}`) : [];
    if (found || (isWriting && gesture.text === '')) {
      event.preventDefault();
      const error = found?.reason ?? 'Écrivez quelques mots avant d’ajouter la carte.';
      setWarned({ error, isPersonal: Boolean(found), cardId: gesture.act === 'modifier' ? gesture.cardId : '' });
      return;
    }
    setWarned(null);
    keepHalfEdited(board.noteId, gesture.cardId, null);
    if (play(gesture)) {
      event.preventDefault();
      if (gesture.act === 'ajouter') makeRoom(form);
      else close(gesture.cardId);
      return;
    }
    if (gesture.act === 'voter' || gesture.act === 'reprendre') return;
    event.preventDefault();
    if (!navigator.onLine) {
      setWarned({ error: NOT_OPEN, isPersonal: false, cardId: gesture.act === 'modifier' ? gesture.cardId : '' });
      return;
    }
    submit(fields, { method: 'post', preventScrollReset: true });
    if (gesture.act === 'ajouter') makeRoom(form);
    setOpen(null);
  }

  function close(cardId: string): void {
    setOpen(null);
    requestAnimationFrame(() =>
      section.current?.querySelector<HTMLElement>(`[data-opens="${CSS.escape(cardId)}"]`)?.focus(),
    );
  }

  // What comes after a freeze is a late contribution, of somebody who has joined.
  const canCompose = me.contributes && (!page.isFrozen || me.joinId !== null);
  return (
    <section ref={section} id={board.noteId} aria-label={board.title} onSubmit={handleSubmit} className="scroll-mt-4">
      {isMounted && (
        <Suspense fallback={null}>
          <LiveLink board={board} me={me} onLive={setLive} onTold={onTold} />
        </Suspense>
      )}
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2>{board.title}</h2>
        <div className="flex flex-wrap items-center gap-x-4">
          {live && live.status !== 'reading' && <SaveState status={live.status} />}
          {live?.canUndo && (
            <Button type="button" variant="quiet" onClick={() => live.undo()}>
              Annuler mon dernier geste
            </Button>
          )}
        </div>
      </div>
      {live?.withdrawnWords && <WithdrawnWords words={live.withdrawnWords} />}
      <VoteWords vote={board.vote} mayVote={me.contributes && me.joinId !== null} />
      {canCompose && (
        <CardComposer
          slug={page.slug}
          noteId={board.noteId}
          cardId={board.cardId}
          columns={columns}
          isLate={page.isFrozen || (page.isLocked && !me.facilitates)}
          lockedColumns={me.facilitates ? [] : board.lockedColumns}
          refused={warned?.cardId === '' ? warned : refused?.cardId === '' ? refused : null}
        />
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="mt-5 grid gap-x-6 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
        {columns.map((column) => (
          <ColumnView
            key={column.id}
            {...{ page, board, me, colours, mentioned, outcomes, comments, column, columns, open, talking }}
            refused={warned?.cardId ? warned : refused?.cardId ? refused : null}
            isLive={live?.canAct ?? false}
            onOpen={setOpen}
            onTalk={setTalking}
            onGesture={play}
            isOver={over === column.id}
            onDrop={handleDrop}
          />
        ))}
      </div>
    </section>
  );
}

/** For the next card, in the same column. */
function makeRoom(form: HTMLFormElement): void {
  for (const name of ['texte', 'au-nom-de']) {
    const field = form.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue;
    field.value = '';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const text = form.elements.namedItem('texte');
  if (text instanceof HTMLTextAreaElement) text.focus();
}

/** Room was made for the next card when this one was sent; what was begun meanwhile stays above. */
function giveBack(section: HTMLElement | null, { text, onBehalfOf }: { text: string; onBehalfOf: string }): void {
  const form = section?.querySelector('input[name="geste"][value="ajouter"]')?.closest('form');
  for (const [name, words] of Object.entries({ texte: text, 'au-nom-de': onBehalfOf })) {
    const field = form?.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue;
    if (field.value.includes(words) || (name !== 'texte' && field.value !== '')) continue;
    field.value = field.value === '' ? words : `${field.value}\n${words}`;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function readGesture(fields: FormData): Gesture {
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  return {
    act: text('geste'),
    // The id of a new card is for those who send the form twice; here each « Ajouter » is another card.
    cardId: text('geste') === 'ajouter' ? '' : text('carte'),
    columnId: text('colonne'),
    text: text('texte'),
    seen: fields.has('avant') ? text('avant') : undefined,
    onBehalfOf: text('au-nom-de'),
    headId: text('sous'),
    mentions: fields.getAll('mention').map(String),
  };
}

function wordsOf({ act, columnId }: Gesture, columns: BoardColumn[]): string {
  const title = columns.find(({ id }) => id === columnId)?.title ?? '';
  const words: Record<string, string> = {
    ajouter: `Carte ajoutée dans ${title}.`,
    modifier: 'Carte modifiée.',
    monter: 'Carte montée d’une place.',
    descendre: 'Carte descendue d’une place.',
    deplacer: `Carte déplacée dans ${title}.`,
    placer: `Carte déplacée dans ${title}.`,
    retirer: 'Carte retirée. « Annuler mon dernier geste » la remet.',
  };
  return words[act] ?? '';
}
