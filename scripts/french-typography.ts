/** French spaces in what people read: narrow before ; : ! ?, no-break inside « ». `node scripts/french-typography.ts --write` mends. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const NARROW = '\u202f';
const NO_BREAK = '\u00a0';

/** One text as it should be; what is not a sentence comes back as it was. */
export function withFrenchSpaces(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N}»’)%…])[ \u00a0](?=[;:!?](?:[\s<`]|\$\{|$))/gu, NARROW)
    .replaceAll('« ', `«${NO_BREAK}`)
    .replaceAll(' »', `${NO_BREAK}»`);
}

/** The whole of a source file with its sentences mended: string literals, templates and text of elements, never code. */
export function mendSource(file: string, source: string): string {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const changes: { start: number; end: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isJsxText(node)
    ) {
      const start = ts.isJsxText(node) ? node.pos : node.getStart(tree);
      const before = source.slice(start, node.end);
      const text = mendPart(before, node);
      if (text !== before) changes.push({ start, end: node.end, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return changes.reduceRight(
    (mended, { start, end, text }) => mended.slice(0, start) + text + mended.slice(end),
    source,
  );
}

/** A sentence may go on after an element or a value: its piece then starts with the space. */
function mendPart(text: string, node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) {
    const quote = text[0] ?? '';
    return quote + withFrenchSpaces(text.slice(1, -1)) + text.slice(-1);
  }
  const follows = ts.isJsxText(node) ? /^ (?=[;:!?](?:\s|$))/ : /^\} (?=[;:!?](?:[\s`$]))/;
  const first = ts.isJsxText(node) ? NARROW : `}${NARROW}`;
  return withFrenchSpaces(text.replace(follows, first));
}

export function filesWithSentences(root: string): string[] {
  return globSync(['app/**/*.{ts,tsx}', 'db/vocabulary/**/*.ts', 'db/demo/**/*.ts'], { cwd: root }).sort();
}

if (import.meta.main) {
  const isWriting = process.argv.includes('--write');
  const root = new URL('..', import.meta.url).pathname;
  for (const name of filesWithSentences(root)) {
    const source = readFileSync(`${root}${name}`, 'utf8');
    const mended = mendSource(name, source);
    if (mended === source) continue;
    console.log(name);
    if (isWriting) writeFileSync(`${root}${name}`, mended);
    else process.exitCode = 1;
  }
}
