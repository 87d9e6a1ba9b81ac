// Opens what an office program would open: every XML part is read strictly, a stray sign makes it fail.
import yauzl from 'yauzl';

export type OfficeFile = { names: string[]; text: (part: string) => string; xml: (part: string) => string };

export async function openOfficeFile(bytes: Uint8Array): Promise<OfficeFile> {
  const parts = await unzip(Buffer.from(bytes));
  for (const [name, content] of parts) if (/\.(xml|rels)$/.test(name)) readXml(content.toString('utf8'));
  const xml = (part: string) => {
    const content = parts.get(part);
    if (!content) throw new Error(`no ${part} among ${[...parts.keys()].join(', ')}`);
    return content.toString('utf8');
  };
  return { names: [...parts.keys()], xml, text: (part) => readXml(xml(part)) };
}

function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  const { promise, resolve, reject } = Promise.withResolvers<Map<string, Buffer>>();
  yauzl.fromBuffer(bytes, { lazyEntries: true }, (failure, zip) => {
    if (failure) return reject(failure);
    zip.on('error', reject);
    zip.on('end', () => resolve(parts));
    zip.on('entry', (entry: yauzl.Entry) => {
      zip.openReadStream(entry, async (problem, stream) => {
        if (problem) return reject(problem);
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        parts.set(entry.fileName, Buffer.concat(chunks));
        zip.readEntry();
      });
    });
    zip.readEntry();
  });
  return promise;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of a document, its tags closed in order; throws where XML 1.0 would. */
export function readXml(xml: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML refuses
  const refused = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(xml);
  if (refused || !xml.isWellFormed()) throw new Error(`a sign that XML refuses at ${refused?.index}`);
  const open: string[] = [];
  let text = '';
  let last = 0;
  const takeText = (until: number) => {
    const piece = xml.slice(last, until);
    if (/[<>]/.test(piece)) throw new Error(`a stray sign near ${piece.slice(0, 40)}`);
    text += piece.replaceAll(/&([^;]{0,10});?/g, (whole, name: string) => {
      const code = /^#(x?)([\da-f]+)$/i.exec(name);
      const sign = code ? String.fromCodePoint(Number.parseInt(code[2] ?? '', code[1] ? 16 : 10)) : ENTITIES[name];
      if (sign === undefined || !whole.endsWith(';')) throw new Error(`an unknown entity ${whole}`);
      return sign;
    });
  };
  for (const match of xml.matchAll(
    /<\?[^?]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g,
  )) {
    takeText(match.index);
    last = match.index + match[0].length;
    const [, closes, name, , isEmpty] = match;
    if (name === undefined) continue;
    if (closes && open.pop() !== name) throw new Error(`${name} closed out of turn`);
    if (!closes && !isEmpty) open.push(name);
    if (/^(w:br|text:line-break|w:tab|text:tab)$/.test(name) || (closes && /^(w:p|text:p|text:h)$/.test(name)))
      text += '\n';
  }
  takeText(xml.length);
  if (open.length > 0) throw new Error(`${open.at(-1)} is not closed`);
  return text;
}
