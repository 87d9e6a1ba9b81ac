// What a new workshop page begins with.
import * as Y from 'yjs';
import type { WorkshopTemplate } from '#db/schema/workshops.ts';
import { addColumn } from './board/board-changes.ts';

export type TemplateNote =
  | { kind: 'board'; title: string; columns: string[] }
  | { kind: 'text'; title: string; headings: string[] };

export type Template = { code: WorkshopTemplate; label: string; hint: string; notes: TemplateNote[] };

const MINUTES = 'Compte rendu';

export const TEMPLATES: Template[] = [
  {
    code: 'plenary',
    label: 'Plénière',
    hint: 'Un paperboard de six colonnes que toute la salle remplit, et un compte rendu.',
    notes: [
      {
        kind: 'board',
        title: 'Paperboard de la plénière',
        columns: ['Actions', 'Difficultés', 'Besoins', 'Idées', 'Acteurs à contacter', 'Décisions'],
      },
      { kind: 'text', title: MINUTES, headings: ['Ce qui s’est dit', 'Décisions', 'Suites'] },
    ],
  },
  {
    code: 'thematic',
    label: 'Atelier thématique',
    hint: 'Des difficultés aux actions sur un thème, et un compte rendu.',
    notes: [
      {
        kind: 'board',
        title: 'Paperboard de l’atelier',
        columns: ['Difficultés', 'Besoins', 'Idées', 'Actions', 'Acteurs à contacter', 'Décisions'],
      },
      { kind: 'text', title: MINUTES, headings: ['Le thème', 'Ce qui s’est dit', 'Décisions', 'Suites'] },
    ],
  },
  {
    code: 'round-table',
    label: 'Table ronde',
    hint: 'Les idées et les besoins de la salle pendant que les invités parlent, et un compte rendu.',
    notes: [
      { kind: 'board', title: 'Dans la salle', columns: ['Besoins', 'Idées', 'Difficultés', 'Acteurs à contacter'] },
      { kind: 'text', title: MINUTES, headings: ['Interventions', 'Échanges avec la salle', 'Suites'] },
    ],
  },
  {
    code: 'free',
    label: 'Page libre',
    hint: 'Trois colonnes à renommer et une note.',
    notes: [
      { kind: 'board', title: 'Paperboard', columns: ['Idées', 'Actions', 'Décisions'] },
      { kind: 'text', title: 'Notes', headings: ['Notes'] },
    ],
  },
];

export function templateOf(code: string): Template | undefined {
  return TEMPLATES.find((template) => template.code === code);
}

/** Writes the first words of a note into its empty document. */
export function seedOf(note: TemplateNote): (document: Y.Doc) => void {
  return (document) => {
    if (note.kind === 'board') for (const title of note.columns) addColumn(document, { id: columnIdOf(title), title });
    else seedText(document, note.headings);
  };
}

/** `Difficultés` → `difficultes`: an id one can read in an address. */
export function columnIdOf(title: string): string {
  const plain = title.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 60) || 'colonne'
  );
}

/** Headings with an empty paragraph under each, as the editor of rich notes writes them. */
function seedText(document: Y.Doc, headings: string[]): void {
  const blocks = headings.flatMap((words) => {
    const heading = new Y.XmlElement<{ level: number }>('heading');
    heading.setAttribute('level', 2);
    heading.insert(0, [new Y.XmlText(words)]);
    return [heading, new Y.XmlElement('paragraph')];
  });
  document.getXmlFragment('default').insert(0, blocks as Y.XmlElement[]);
}
