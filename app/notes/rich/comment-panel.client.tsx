// Comments of a note, below it: what was said of which words, answers, what is settled.
import { type FormEvent, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { TextareaField, TextField } from '#app/ui/field.tsx';
import type { CommentMention, NoteComment } from './comments.ts';
import type { FoundStructure } from './rich-note-props.ts';

export type CommentPanelProps = {
  comments: NoteComment[];
  myId: string | null;
  canWrite: boolean;
  /** Those of others may be taken out too. */
  arranges: boolean;
  /** The words chosen for a new comment; null while none is written. */
  quote: string | null;
  findStructures: (words: string) => Promise<FoundStructure[]>;
  onAdd: (text: string, mentions: CommentMention[]) => void;
  onCancel: () => void;
  onAnswer: (id: string, text: string) => void;
  onSettle: (id: string, isSettled: boolean) => void;
  onRemove: (id: string) => void;
  onShow: (comment: NoteComment) => void;
};

export function CommentPanel(props: CommentPanelProps) {
  const { comments, quote } = props;
  const open = comments.filter(({ isSettled }) => !isSettled);
  const settled = comments.filter(({ isSettled }) => isSettled);
  if (comments.length === 0 && quote === null) return null;
  return (
    <section aria-labelledby="note-comments" className="screen-only mt-10 border-t border-line pt-4">
      <h2 id="note-comments">Commentaires</h2>
      {quote !== null && <NewComment {...props} quote={quote} />}
      <ul className="mt-2 divide-y divide-line">
        {open.map((comment) => (
          <Comment key={comment.id} comment={comment} {...props} />
        ))}
      </ul>
      {settled.length > 0 && (
        <details className="mt-3">
          <summary className="min-h-6 text-small">Réglés ({settled.length})</summary>
          <ul className="divide-y divide-line">
            {settled.map((comment) => (
              <Comment key={comment.id} comment={comment} {...props} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function NewComment({ quote, findStructures, onAdd, onCancel }: CommentPanelProps & { quote: string }) {
  const [found, setFound] = useState<FoundStructure[]>([]);

  function handleSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = String(form.get('commentaire') ?? '');
    const named = String(form.get('structure') ?? '').trim();
    const known = found.find(({ name }) => name === named);
    if (text.trim() !== '') onAdd(text, known ? [{ slug: known.slug, name: known.name }] : []);
  }

  return (
    <form onSubmit={handleSubmit} className="mt-3 space-y-3">
      <blockquote className="border-l-2 border-amber pl-3 text-small">« {quote} »</blockquote>
      <TextareaField label="Votre commentaire" name="commentaire" rows={2} required autoFocus />
      <TextField
        label="Structure concernée"
        aside="(facultatif)"
        name="structure"
        list="note-structures"
        autoComplete="off"
        onChange={(event) => {
          const words = event.currentTarget.value.trim();
          if (words.length >= 2) void findStructures(words).then(setFound, () => {});
        }}
      />
      <datalist id="note-structures">
        {found.map(({ slug, name }) => (
          <option key={slug} value={name} />
        ))}
      </datalist>
      <div className="flex gap-3">
        <Button>Commenter</Button>
        <Button type="button" variant="quiet" onClick={onCancel}>
          Fermer
        </Button>
      </div>
    </form>
  );
}

function Comment({ comment, ...props }: CommentPanelProps & { comment: NoteComment }) {
  const { canWrite, arranges, myId, onSettle, onRemove, onAnswer, onShow } = props;
  const [isAnswering, setIsAnswering] = useState(false);

  function handleSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    onAnswer(comment.id, String(new FormData(event.currentTarget).get('reponse') ?? ''));
    setIsAnswering(false);
  }

  return (
    <li className="py-3">
      <button
        type="button"
        className="cursor-pointer border-l-2 border-amber pl-3 text-left text-small underline decoration-1 underline-offset-4"
        onClick={() => onShow(comment)}
      >
        « {comment.quote} »
      </button>
      <Said {...comment} />
      {comment.mentions.map(({ slug, name }) => (
        <p key={slug} className="text-small">
          <a href={`/annuaire/${slug}`}>@{name}</a>
        </p>
      ))}
      {comment.answers.map((answer) => (
        <div key={`${answer.at} ${answer.authorId} ${answer.text}`} className="mt-2 ml-4">
          <Said {...answer} />
        </div>
      ))}
      {canWrite && (
        <div className="mt-1 flex flex-wrap gap-x-4">
          <Button type="button" variant="quiet" onClick={() => setIsAnswering(true)}>
            Répondre
          </Button>
          <Button type="button" variant="quiet" onClick={() => onSettle(comment.id, !comment.isSettled)}>
            {comment.isSettled ? 'Rouvrir' : 'C’est réglé'}
          </Button>
          {(arranges || comment.authorId === myId) && (
            <Button type="button" variant="quiet" onClick={() => onRemove(comment.id)}>
              Retirer
            </Button>
          )}
        </div>
      )}
      {isAnswering && (
        <form onSubmit={handleSubmit} className="mt-2 space-y-2">
          <TextareaField label="Votre réponse" name="reponse" rows={2} required autoFocus />
          <Button>Répondre</Button>
        </form>
      )}
    </li>
  );
}

function Said({ author, text }: { author: string; text: string }) {
  return (
    <p className="mt-1 whitespace-pre-line">
      <span className="font-semibold">{author}</span> : {text}
    </p>
  );
}
