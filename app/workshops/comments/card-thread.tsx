import { uuidv4 } from 'lib0/random';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { findPersonalWords } from '#app/notes/personal-words.ts';
import { Button } from '#app/ui/button.tsx';
import { useEscape } from '../page/use-escape.ts';
import { CommentForm, type RefusedComment, SeenForm } from './comment-forms.tsx';
import { CommentList } from './comment-list.tsx';
import type { Thread } from './commented-cards.server.ts';

export type CardThreadProps = {
  slug: string;
  cardId: string;
  /** Changes when somebody has commented, or taken a comment away. */
  version: string;
  onClose: () => void;
};

const NOT_SENT =
  'Votre commentaire n’est pas parti : la connexion manque. Vos mots restent ici, renvoyez-les dès qu’elle revient.';
const NOT_READ = 'Les commentaires ne se lisent pas pour l’instant : la connexion manque.';
const GONE = 'Cette carte n’est pas encore enregistrée, ou n’est plus là.';
const REFUSALS: Record<number, string> = {
  403: 'Vous ne pouvez plus commenter cette carte. Vos mots restent ici, pour les copier.',
  404: `${GONE} Vos mots restent ici.`,
};

/** The comments of one card, unfolded below it on a page that is open. Its forms are those of the page without script. */
export default function CardThread({ slug, cardId, version, onClose }: CardThreadProps) {
  const frame = useRef<HTMLElement>(null);
  const [thread, setThread] = useState<Thread | null>(null);
  const [trouble, setTrouble] = useState('');
  const [refused, setRefused] = useState<RefusedComment | null>(null);
  const [commentId, setCommentId] = useState(uuidv4);
  const [said, setSaid] = useState('');
  const [tries, setTries] = useState(0);
  const address = `/ateliers/${slug}/fil?carte=${encodeURIComponent(cardId)}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` and `tries` say that there is something to read again.
  useEffect(() => {
    const aborter = new AbortController();
    async function read(): Promise<void> {
      const found = await askThread(address, { signal: aborter.signal });
      if (aborter.signal.aborted) return;
      setTrouble(found.thread ? '' : found.isGone ? GONE : NOT_READ);
      if (found.thread) setThread(found.thread);
    }
    void read();
    return () => aborter.abort();
  }, [address, version, tries]);

  useEscape(frame, onClose);

  async function handleSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    event.stopPropagation();
    const form = event.target as HTMLFormElement;
    const fields = new FormData(form, (event.nativeEvent as SubmitEvent).submitter);
    const isComment = fields.get('geste') === 'commenter';
    const fault = isComment ? faultOf(fields) : null;
    setRefused(fault);
    setSaid('');
    if (fault) return;
    const answer = await askThread(address, { method: 'POST', body: new URLSearchParams(fields as never) });
    if (!answer.thread) {
      if (isComment) setRefused({ error: answer.error, isPersonal: answer.isPersonal });
      else setSaid('Ce n’est pas fait : réessayez dans un instant.');
      return;
    }
    setThread(answer.thread);
    if (isComment) empty(form);
    else frame.current?.focus();
    setCommentId(uuidv4());
    setSaid(isComment ? 'Commentaire envoyé.' : 'C’est fait.');
  }

  return (
    <section
      ref={frame}
      tabIndex={-1}
      aria-label="Commentaires de la carte"
      onSubmit={(event) => void handleSubmit(event as FormEvent<HTMLFormElement>)}
      className="mt-2 space-y-2 border-l-2 border-action pl-3"
    >
      {thread && <CommentList slug={slug} cardId={cardId} comments={thread.comments} />}
      {thread?.comments.some(({ citesMe }) => citesMe) && <SeenForm slug={slug} cardId={cardId} />}
      {thread?.mayWriteHere && <CommentForm {...{ slug, cardId, commentId, refused }} />}
      {!thread && trouble === '' && <p className="text-small text-soft">Lecture des commentaires…</p>}
      {!thread && trouble !== '' && (
        <p className="text-small">
          {trouble}{' '}
          <Button type="button" variant="quiet" onClick={() => setTries((count) => count + 1)}>
            Réessayer
          </Button>
        </p>
      )}
      <p role="status" className="text-small text-soft">
        {said}
      </p>
    </section>
  );
}

function faultOf(fields: FormData): RefusedComment | null {
  const text = String(fields.get('commentaire') ?? '').trim();
  if (text === '') return { error: 'Écrivez quelques mots d’abord.', isPersonal: false };
  const [found] = fields.get('public') === 'oui' ? [] : findPersonalWords(text);
  return found ? { error: found.reason, isPersonal: true } : null;
}

type Answer =
  | { thread: Thread; error?: never; isPersonal?: never }
  | { thread: null; error: string; isPersonal: boolean; isGone?: boolean };

async function askThread(address: string, options: RequestInit): Promise<Answer> {
  const answer = await fetch(address, options).catch(() => null);
  const away = {
    thread: null,
    error: (answer && REFUSALS[answer.status]) ?? NOT_SENT,
    isPersonal: false,
    isGone: answer?.status === 404,
  };
  if (!answer || (!answer.ok && answer.status !== 400)) return away;
  return (await answer.json().catch(() => null)) ?? away;
}

/** For the next one. */
function empty(form: HTMLFormElement): void {
  const field = form.elements.namedItem('commentaire');
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.value = '';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
}
