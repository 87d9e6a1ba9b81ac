// Minutes as HTML: the body for our own page, and a file that stands alone.
import type { Block, Run, TableCell } from './blocks.ts';
import type { Minutes } from './minutes.ts';

const STYLE =
  'body{font:17px/1.55 system-ui,sans-serif;max-width:47rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}table{border-collapse:collapse}td,th{border:1px solid;padding:.25rem .5rem;text-align:start;vertical-align:top}pre{white-space:pre-wrap}';

export function minutesHtml(minutes: Minutes): string {
  const title = escapeHtml(minutes.title);
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body><h1>${title}</h1>
<p>${escapeHtml(minutes.lead)}</p>
${blocksHtml(minutes.blocks)}
</body></html>
`;
}

export function blocksHtml(blocks: Block[]): string {
  return blocks.map(blockHtml).join('\n');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} dir="auto">${runsHtml(block.runs)}</h${block.level}>`;
    case 'paragraph':
      return block.runs.length === 0 ? '' : `<p dir="auto">${runsHtml(block.runs)}</p>`;
    case 'list': {
      const tag = block.isOrdered ? 'ol' : 'ul';
      const start = block.isOrdered && block.start !== 1 ? ` start="${block.start}"` : '';
      const items = block.items.map(
        ({ isDone, blocks }) => `<li>${isDone === null ? '' : taskHtml(isDone)}${blocksHtml(blocks)}</li>`,
      );
      return `<${tag}${start}>${items.join('\n')}</${tag}>`;
    }
    case 'quote':
      return `<blockquote>${blocksHtml(block.blocks)}</blockquote>`;
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
    case 'table':
      return `<table>${block.rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('')}</table>`;
    case 'rule':
      return '<hr>';
  }
}

/** A box to tick would say that it can be ticked here. */
function taskHtml(isDone: boolean): string {
  return `<strong>${isDone ? 'Fait' : 'À faire'}</strong> `;
}

function cellHtml({ isHead, columns, rows, lines }: TableCell): string {
  const tag = isHead ? 'th' : 'td';
  const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`;
  return `<${tag}${spans}>${lines.map(runsHtml).join('<br>')}</${tag}>`;
}

function runsHtml(runs: Run[]): string {
  return runs
    .map(({ text, href, ...look }) => {
      let html = escapeHtml(text).replaceAll('\n', '<br>');
      if (look.isCode) html = `<code>${html}</code>`;
      if (look.isUnderlined) html = `<u>${html}</u>`;
      if (look.isStruck) html = `<s>${html}</s>`;
      if (look.isItalic) html = `<em>${html}</em>`;
      if (look.isBold) html = `<strong>${html}</strong>`;
      return href ? `<a href="${escapeHtml(href)}" rel="nofollow noopener">${html}</a>` : html;
    })
    .join('');
}

function escapeHtml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (sign) => names[sign] ?? sign);
}
