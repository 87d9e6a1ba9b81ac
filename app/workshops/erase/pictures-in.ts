// Pictures that stand in a note, once each.
import type { JSONContent } from '@tiptap/core';
import { isOwnImage } from '#app/notes/rich/rich-schema.ts';

export type NotePicture = { src: string; alt: string };

export function picturesIn(json: JSONContent): NotePicture[] {
  const found = new Map<string, string>();
  function walk({ type, attrs, content = [] }: JSONContent): void {
    if (type === 'image' && isOwnImage(attrs?.src)) found.set(attrs.src, String(attrs.alt ?? ''));
    for (const child of content) walk(child);
  }
  walk(json);
  return [...found].map(([src, alt]) => ({ src, alt }));
}
