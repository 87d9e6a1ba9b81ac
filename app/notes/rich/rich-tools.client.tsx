// The tools above a note: one stop of the Tab key, arrows between them.
import type { Editor } from '@tiptap/core';
import Bold from 'lucide-react/icons/bold';
import Heading2 from 'lucide-react/icons/heading-2';
import Heading3 from 'lucide-react/icons/heading-3';
import ImagePlus from 'lucide-react/icons/image-plus';
import Italic from 'lucide-react/icons/italic';
import Link from 'lucide-react/icons/link';
import List from 'lucide-react/icons/list';
import ListOrdered from 'lucide-react/icons/list-ordered';
import ListTodo from 'lucide-react/icons/list-todo';
import MessageSquarePlus from 'lucide-react/icons/message-square-plus';
import Redo2 from 'lucide-react/icons/redo-2';
import Table from 'lucide-react/icons/table';
import Undo2 from 'lucide-react/icons/undo-2';
import Users from 'lucide-react/icons/users';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { Icon, type IconShape } from '#app/ui/icon.tsx';

export type RichToolsProps = {
  editor: Editor;
  isShowingAuthors: boolean;
  onAuthors: () => void;
  onLink: () => void;
  onImage: () => void;
  onComment: () => void;
};

type Tool = { label: string; icon: IconShape; isOn?: boolean; run: () => void };

export function RichTools(props: RichToolsProps) {
  const { editor } = props;
  usePressed(editor);
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const tools = toolsOf(props);

  function handleKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -stop, End: tools.length - 1 - stop }[event.key];
    if (event.key === 'Escape') editor.commands.focus();
    if (step === undefined) return;
    event.preventDefault();
    const next = (stop + step + tools.length) % tools.length;
    setStop(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Mise en forme"
      aria-orientation="horizontal"
      className="flex gap-0.5 overflow-x-auto sm:flex-wrap"
      onKeyDown={handleKey}
    >
      {tools.map(({ label, icon, isOn, run }, at) => (
        <button
          key={label}
          type="button"
          title={label}
          aria-label={label}
          aria-pressed={isOn}
          tabIndex={at === stop ? 0 : -1}
          className={classNames(
            'grid size-9 shrink-0 cursor-pointer place-content-center rounded-control text-ink hover:bg-action-tint',
            isOn && 'bg-action-tint text-action',
          )}
          onMouseDown={(event) => event.preventDefault()}
          onFocus={() => setStop(at)}
          onClick={run}
        >
          <Icon of={icon} />
        </button>
      ))}
    </div>
  );
}

function toolsOf({ editor, isShowingAuthors, onAuthors, onLink, onImage, onComment }: RichToolsProps): Tool[] {
  const chain = () => editor.chain().focus();
  const level = (at: 2 | 3) => ({
    isOn: editor.isActive('heading', { level: at }),
    run: () => void chain().toggleHeading({ level: at }).run(),
  });
  return [
    { label: 'Titre', icon: Heading2, ...level(2) },
    { label: 'Sous-titre', icon: Heading3, ...level(3) },
    { label: 'Gras', icon: Bold, isOn: editor.isActive('bold'), run: () => void chain().toggleBold().run() },
    { label: 'Italique', icon: Italic, isOn: editor.isActive('italic'), run: () => void chain().toggleItalic().run() },
    {
      label: 'Liste',
      icon: List,
      isOn: editor.isActive('bulletList'),
      run: () => void chain().toggleBulletList().run(),
    },
    {
      label: 'Liste numérotée',
      icon: ListOrdered,
      isOn: editor.isActive('orderedList'),
      run: () => void chain().toggleOrderedList().run(),
    },
    {
      label: 'Tâches à cocher',
      icon: ListTodo,
      isOn: editor.isActive('taskList'),
      run: () => void chain().toggleTaskList().run(),
    },
    {
      label: 'Tableau',
      icon: Table,
      run: () => void chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    },
    { label: 'Lien', icon: Link, isOn: editor.isActive('link'), run: onLink },
    { label: 'Mettre une image', icon: ImagePlus, run: onImage },
    { label: 'Commenter ces mots', icon: MessageSquarePlus, run: onComment },
    { label: 'Qui a écrit', icon: Users, isOn: isShowingAuthors, run: onAuthors },
    { label: 'Annuler ce que j’ai fait', icon: Undo2, run: () => void chain().undo().run() },
    { label: 'Rétablir', icon: Redo2, run: () => void chain().redo().run() },
  ];
}

const PRESSED: [name: string, attributes?: object][] = [
  ['heading', { level: 2 }],
  ['heading', { level: 3 }],
  ['bold'],
  ['italic'],
  ['bulletList'],
  ['orderedList'],
  ['taskList'],
  ['link'],
];

/** Draws again when a button is pressed or released by where one stands, not at every key. */
function usePressed(editor: Editor): void {
  const [, setPressed] = useState('');
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      if (!editor.isDestroyed) setPressed(PRESSED.map((each) => editor.isActive(...each)).join());
    };
    const handle = () => {
      frame ||= requestAnimationFrame(look);
    };
    editor.on('transaction', handle);
    return () => {
      cancelAnimationFrame(frame);
      editor.off('transaction', handle);
    };
  }, [editor]);
}
