// A reminder at the end of a paragraph that seems to name somebody. Looked for on this device, told to nobody.
import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { findPersonalWords } from '../personal-words.ts';

export function PersonalNotice({ editor }: { editor: Editor }) {
  const [reasons, setReasons] = useState<string[]>([]);
  useEffect(() => {
    let left: { start: number; text: string } | null = null;
    const handle = () => {
      const { $from } = editor.state.selection;
      const here = { start: $from.start(), text: $from.parent.textContent };
      if (left !== null && left.start !== here.start && editor.isEditable) {
        const found = findPersonalWords(left.text);
        if (found.length > 0) setReasons([...new Set(found.map(({ reason }) => reason))]);
      }
      left = here;
    };
    editor.on('transaction', handle);
    return () => void editor.off('transaction', handle);
  }, [editor]);
  if (reasons.length === 0) return null;
  return (
    <Notice tone="warning" isLive className="mt-4">
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <Button type="button" variant="quiet" onClick={() => setReasons([])}>
        J’ai vérifié
      </Button>
    </Notice>
  );
}
