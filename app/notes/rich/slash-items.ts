// What `/` offers: the blocks of a note, and inside a table what changes it.
import type { Editor } from '@tiptap/core';

export type SlashItem = {
  id: string;
  label: string;
  hint: string;
  words: string;
  isForTable?: true;
  run: (editor: Editor) => void;
};

const SLASH_ITEMS: SlashItem[] = [
  {
    id: 'heading',
    label: 'Titre',
    hint: '## suivi d’une espace',
    words: 'titre partie h2',
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    id: 'subheading',
    label: 'Sous-titre',
    hint: '### suivi d’une espace',
    words: 'sous-titre h3',
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    id: 'bullets',
    label: 'Liste',
    hint: '- suivi d’une espace',
    words: 'liste puces',
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    id: 'numbers',
    label: 'Liste numérotée',
    hint: '1. suivi d’une espace',
    words: 'liste numerotee ordre',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    id: 'tasks',
    label: 'Tâches à cocher',
    hint: '[ ] suivi d’une espace',
    words: 'taches cocher todo actions',
    run: (editor) => editor.chain().focus().toggleTaskList().run(),
  },
  {
    id: 'table',
    label: 'Tableau',
    hint: 'Trois colonnes, Tab passe à la suivante',
    words: 'tableau grille',
    run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  {
    id: 'quote',
    label: 'Citation',
    hint: '> suivi d’une espace',
    words: 'citation parole',
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    id: 'rule',
    label: 'Trait de séparation',
    hint: '---',
    words: 'trait separation ligne',
    run: (editor) => editor.chain().focus().setHorizontalRule().run(),
  },
  {
    id: 'row',
    label: 'Ajouter une ligne',
    hint: 'Sous celle-ci',
    words: 'ligne ajouter tableau',
    isForTable: true,
    run: (editor) => editor.chain().focus().addRowAfter().run(),
  },
  {
    id: 'column',
    label: 'Ajouter une colonne',
    hint: 'À droite de celle-ci',
    words: 'colonne ajouter tableau',
    isForTable: true,
    run: (editor) => editor.chain().focus().addColumnAfter().run(),
  },
  {
    id: 'no-row',
    label: 'Supprimer la ligne',
    hint: 'Du tableau',
    words: 'ligne supprimer tableau',
    isForTable: true,
    run: (editor) => editor.chain().focus().deleteRow().run(),
  },
  {
    id: 'no-column',
    label: 'Supprimer la colonne',
    hint: 'Du tableau',
    words: 'colonne supprimer tableau',
    isForTable: true,
    run: (editor) => editor.chain().focus().deleteColumn().run(),
  },
  {
    id: 'no-table',
    label: 'Supprimer le tableau',
    hint: 'Entier',
    words: 'tableau supprimer',
    isForTable: true,
    run: (editor) => editor.chain().focus().deleteTable().run(),
  },
];

export function slashItems(query: string, isInTable: boolean): SlashItem[] {
  const wanted = plain(query);
  return SLASH_ITEMS.filter(
    ({ label, words, isForTable, id }) =>
      (isInTable ? isForTable || id !== 'table' : !isForTable) && plain(`${label} ${words}`).includes(wanted),
  ).sort((one, other) => Number(isInTable && other.isForTable === true) - Number(isInTable && one.isForTable === true));
}

function plain(words: string): string {
  return words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
