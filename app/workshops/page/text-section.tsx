import { useEffect, useRef, useState } from 'react';
import { RichNoteView } from '#app/notes/rich/rich-note-view.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextareaField } from '#app/ui/field.tsx';
import { PublicContact } from './card-composer.tsx';
import type { RefusedCard } from './refused-card.ts';
import type { Me, TextScreen } from './screen.ts';
import { sendUnsent } from './send-unsent.ts';

export type TextSectionProps = { text: TextScreen; me: Me; isFrozen: boolean; refused: RefusedCard | null };

/** A rich note: readable before any script; the editor comes when somebody gets there, not before: phones of a room stay light. */
export function TextSection({ text, me, isFrozen, refused }: TextSectionProps) {
  const { noteId, title, epoch, html, access } = text;
  const section = useRef<HTMLElement>(null);
  const isNear = useNear(section);
  const writer = { id: me.joinId ?? me.ownIds[0] ?? '', name: me.name, structure: me.structure, colour: me.colour };
  const form = me.contributes && (!isFrozen || me.joinId) && <WriteBelow noteId={noteId} refused={refused} />;
  return (
    <section ref={section} id={noteId} aria-label={title} className="scroll-mt-4">
      <h2>{title}</h2>
      {isNear && access !== 'none' ? (
        <RichNoteView
          note={{ id: noteId, epoch, html }}
          label={title}
          canWrite={access === 'write'}
          arranges={me.facilitates}
          me={writer}
          keepsCopy={me.keepsCopy}
          className="mt-3"
          fallback={form}
          onUnsent={(update) => sendUnsent(noteId, update)}
        />
      ) : (
        <>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by the server from the blocks of the schema alone. */}
          <div className="rich mt-3" dangerouslySetInnerHTML={{ __html: html || '<p></p>' }} />
          {form}
        </>
      )}
    </section>
  );
}

function WriteBelow({ noteId, refused }: { noteId: string; refused: RefusedCard | null }) {
  return (
    <form method="post" noValidate className="mt-4 max-w-prose space-y-3">
      <input type="hidden" name="geste" value="ecrire" />
      <input type="hidden" name="note" value={noteId} />
      <TextareaField
        label="Écrire à la suite"
        hint="Une ligne devient un paragraphe. Pas de nom de ménage."
        name="texte"
        rows={3}
        defaultValue={refused?.draft?.text}
        error={refused?.error}
      />
      {refused?.isPersonal && <PublicContact />}
      <Button>Ajouter au texte</Button>
    </form>
  );
}

function useNear(section: React.RefObject<HTMLElement>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!section.current) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: '120px',
    });
    watcher.observe(section.current);
    return () => watcher.disconnect();
  }, [section]);
  return isNear;
}
