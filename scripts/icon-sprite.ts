/** Icons travel once, as a file of symbols that all pages share, instead of as code and markup in each of them. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Plugin } from 'vite';

const root = path.dirname(import.meta.dirname);
/** The live map draws these on a canvas and needs their lines, not a reference to them. */
const DRAWN_BY_THE_MAP = /\/app\/directory\/map-tints\.ts$/;

/** Vite plugin: what the app imports from `lucide-react/icons/…` becomes a component that shows a symbol of the file. */
export function iconSprite(): Plugin {
  let isServing = false;
  let sprite = '';
  let address = '';
  return {
    name: 'maillage:icon-sprite',
    enforce: 'pre',
    configResolved: ({ command }) => {
      isServing = command === 'serve';
    },
    async buildStart() {
      sprite = await drawSprite();
      const version = createHash('sha256').update(sprite).digest('hex').slice(0, 8);
      address = isServing ? '/icons.svg' : `/assets/icons-${version}.svg`;
    },
    configureServer({ middlewares }) {
      middlewares.use('/icons.svg', async (_request, response) => {
        response.setHeader('Content-Type', 'image/svg+xml');
        response.end(await drawSprite());
      });
    },
    resolveId(id, importer) {
      const name = /^lucide-react\/icons\/([a-z0-9-]+)$/.exec(id)?.[1];
      return name && !DRAWN_BY_THE_MAP.test(importer ?? '') ? `\0icon:${name}` : null;
    },
    load(id) {
      if (!id.startsWith('\0icon:')) return null;
      const href = `${address}#${id.slice('\0icon:'.length)}`;
      return `import { symbolIcon } from '#app/ui/symbol-icon.tsx';\nexport default symbolIcon(${JSON.stringify(href)});`;
    },
    generateBundle() {
      if (this.environment.name === 'client') {
        this.emitFile({ type: 'asset', fileName: address.slice(1), source: sprite });
      }
    },
  };
}

/** Every icon that a file of the app imports, as one SVG of symbols. */
async function drawSprite(): Promise<string> {
  const names = new Set<string>();
  for (const file of globSync('app/**/*.{ts,tsx}', { cwd: root })) {
    const source = readFileSync(path.join(root, file), 'utf8');
    for (const [, name = ''] of source.matchAll(/from 'lucide-react\/icons\/([a-z0-9-]+)'/g)) names.add(name);
  }
  const symbols = await Promise.all([...names].sort().map(drawSymbol));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
}

async function drawSymbol(name: string): Promise<string> {
  const { default: icon } = (await import(`lucide-react/icons/${name}`)) as typeof import('lucide-react/icons/x');
  const lines = renderToStaticMarkup(createElement(icon)).replaceAll(/^<svg[^>]*>|<\/svg>$/g, '');
  const look = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
  return `<symbol id="${name}" viewBox="0 0 24 24" ${look}>${lines}</symbol>`;
}
