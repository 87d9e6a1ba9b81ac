// What a page gives a rich note: none of it imports the editor.

export type FoundStructure = { slug: string; name: string; place?: string };

export type RichNoteProps = {
  /** `html`: the note as the server read it, shown until the editor takes over; left out where the page brings it as markup. */
  note: { id: string; epoch: number; html?: string };
  /** What the text is, for screen readers. */
  label: string;
  canWrite: boolean;
  /** Who facilitates may take out what others commented. */
  arranges?: boolean;
  me: { id: string; name: string; structure: string; colour: number } | null;
  /** False on a machine that others use. */
  keepsCopy?: boolean;
  /** For `@`: structures of the directory. Left out, the public search is asked. */
  findStructures?: (words: string) => Promise<FoundStructure[]>;
  /** Refused text (after a freeze) as one update: posted as « contribution tardive »; resolves once it is taken. */
  onUnsent?: (update: Uint8Array) => Promise<void>;
};

/** Where the editor stands: in a place of its own, in that of the text of the server, or not at all. */
export type EditorPlace = 'own' | 'text' | null;
