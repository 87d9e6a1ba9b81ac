import type { Me, TextScreen } from './screen.ts';

/** A rich note: readable before any script. */
export function TextSection({ text }: { text: TextScreen; me: Me }) {
  return (
    <section id={text.noteId} aria-label={text.title} className="scroll-mt-4">
      <h2>{text.title}</h2>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by the server, every word escaped. */}
      <div className="prose mt-3" dangerouslySetInnerHTML={{ __html: text.html }} />
    </section>
  );
}
