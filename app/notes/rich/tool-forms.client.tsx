// The small forms of the tools: an address for a link, a picture and what it shows.
import type { Editor } from '@tiptap/core';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { isSafeLink } from './rich-schema.ts';

type FormProps = { editor: Editor; onDone: () => void };

export function LinkForm({ editor, onDone }: FormProps) {
  const [error, setError] = useState<string>();
  const before = String(editor.getAttributes('link').href ?? '');

  function handleSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('adresse') ?? '').trim();
    const href = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(typed) ? `https://${typed}` : typed;
    if (typed !== '' && !isSafeLink(href)) {
      setError('Une adresse commence par https://, ou par mailto: pour un courriel.');
      return;
    }
    const chain = editor.chain().focus().extendMarkRange('link');
    if (typed === '') chain.unsetLink().run();
    else if (editor.state.selection.empty && before === '')
      chain.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
    onDone();
  }

  return (
    <form onSubmit={handleSubmit} className="mt-2 flex flex-wrap items-end gap-3" noValidate>
      <TextField
        label="Adresse du lien"
        name="adresse"
        inputMode="url"
        defaultValue={before}
        error={error}
        autoFocus
        className="min-w-60 flex-1"
      />
      <Button>Poser le lien</Button>
      <Button type="button" variant="quiet" onClick={onDone}>
        Fermer
      </Button>
    </form>
  );
}

type ImageFormProps = FormProps & { noteId: string; files: File[] };

export function ImageForm({ editor, noteId, files, onDone }: ImageFormProps) {
  const [error, setError] = useState<string>();
  const [isSending, setIsSending] = useState(false);
  const chosen = useRef<HTMLInputElement>(null);

  async function handleSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const alt = String(new FormData(event.currentTarget).get('description') ?? '').trim();
    const file = files[0] ?? chosen.current?.files?.[0];
    if (!file) return setError('Choisissez une image.');
    setIsSending(true);
    const sent = await sendImage(noteId, file);
    setIsSending(false);
    if ('error' in sent) return setError(sent.error);
    editor
      .chain()
      .focus()
      .insertContent({ type: 'image', attrs: { ...sent, alt } })
      .run();
    onDone();
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} className="mt-2 space-y-3" noValidate>
      {files[0] ? <p className="text-small text-soft">{files[0].name}</p> : <FileField inputRef={chosen} />}
      <TextField
        label="Ce que montre l’image"
        name="description"
        hint="Lu à qui ne la voit pas. Ni visage, ni nom, ni adresse d’un ménage."
        error={error}
      />
      <div className="flex gap-3">
        <Button disabled={isSending}>{isSending ? 'Envoi…' : 'Mettre l’image'}</Button>
        <Button type="button" variant="quiet" onClick={onDone}>
          Fermer
        </Button>
      </div>
    </form>
  );
}

function FileField({ inputRef }: { inputRef: React.RefObject<HTMLInputElement | null> }) {
  return (
    <div>
      <label htmlFor="note-image" className="block font-semibold">
        Fichier de l’image
      </label>
      <input
        ref={inputRef as React.RefObject<HTMLInputElement>}
        id="note-image"
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        className="mt-1.5 block min-h-11 w-full"
      />
    </div>
  );
}

/** A picture of a phone is made smaller first: it leaves sooner, and without the place where it was taken. */
async function sendImage(
  noteId: string,
  file: File,
): Promise<{ src: string; width: number; height: number } | { error: string }> {
  try {
    const body = new FormData();
    body.set('image', await shrink(file), 'image');
    const answer = await fetch(`/notes/${noteId}/images`, { method: 'POST', body });
    const told = await answer.json().catch(() => null);
    return answer.status === 201 ? told : { error: told?.error ?? 'L’image n’est pas partie. Réessayez.' };
  } catch {
    return { error: 'Pas de réseau : l’image n’est pas partie. Réessayez une fois en ligne.' };
  }
}

const WIDEST = 1_600;

async function shrink(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture || file.size < 300_000) return file;
  const scale = Math.min(1, WIDEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/webp', 0.85));
}
