// A reminder once somebody has written, pasted or left a paragraph that seems to name somebody. Looked for on this device, told to nobody.
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { findPersonalWords } from '../personal-words.ts';

type Found = { words: string; reason: string };

/** What stands in the notice at once. */
const MOST = 5;

export function PersonalNotice({ editor }: { editor: Editor }) {
  const [found, setFound] = useState<Found[]>([]);
  /** What its writer has looked at is not asked about again. */
  const verified = useRef(new Set<string>());
  useEffect(() => {
    let left: { start: number; text: string } | null = null;
    function check(texts: string[]): void {
      const more = texts.flatMap(personalWords).filter(({ words }) => !verified.current.has(words));
      if (more.length > 0) setFound((before) => withoutDoubles([...before, ...more]).slice(-MOST));
    }
    const handle = ({ transaction }: { transaction: Transaction }) => {
      const { $from } = editor.state.selection;
      const here = { start: $from.start(), text: $from.parent.textContent };
      if (editor.isEditable) {
        if (left !== null && left.start !== here.start) check([left.text]);
        if (transaction.docChanged && !transaction.getMeta(ySyncPluginKey))
          check(paragraphsChanged(transaction, $from.parent));
      }
      left = here;
    };
    const leave = () => editor.isEditable && check([editor.state.selection.$from.parent.textContent]);
    editor.on('transaction', handle);
    editor.on('blur', leave);
    return () => {
      editor.off('transaction', handle);
      editor.off('blur', leave);
    };
  }, [editor]);
  function handleVerified(): void {
    for (const { words } of found) verified.current.add(words);
    setFound([]);
  }

  if (found.length === 0) return null;
  return (
    <Notice tone="warning" isLive className="mt-4">
      {found.map(({ words, reason }) => (
        <p key={words}>
          <b>{words}</b> – {reason}
        </p>
      ))}
      <Button type="button" variant="quiet" onClick={handleVerified}>
        J’ai vérifié
      </Button>
    </Notice>
  );
}

function personalWords(text: string): Found[] {
  return findPersonalWords(text).map(({ start, end, reason }) => ({ words: text.slice(start, end), reason }));
}

function withoutDoubles(found: Found[]): Found[] {
  return found.filter(({ words }, at) => found.findIndex((one) => one.words === words) === at);
}

/** Several at once are pasted; the one that holds the caret is still being written. */
function paragraphsChanged({ doc, mapping }: Transaction, writtenIn: Node): string[] {
  const changed = new Set<Node>();
  mapping.maps.forEach((map, at) => {
    map.forEach((_from, _to, start, end) => {
      const rest = mapping.slice(at + 1);
      doc.nodesBetween(rest.map(start, -1), rest.map(end, 1), (node) => {
        if (node.isTextblock && node !== writtenIn) changed.add(node);
        return !node.isTextblock;
      });
    });
  });
  return [...changed].map(({ textContent }) => textContent);
}
