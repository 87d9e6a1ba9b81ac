// The product built once more, elsewhere, with one module in place of another: the stock editor where ours would stand.
import path from 'node:path';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, type Plugin, type PluginOption } from 'vite';
import remixConfig from '../../../../remix.config.js';
import product from '../../../../vite.config.ts';

export default defineConfig((environment) => {
  const { plugins = [], ...rest } = product(environment) as { plugins?: PluginOption[] };
  const others = plugins.filter((plugin) => !Array.isArray(plugin) || !plugin.some(isRemix));
  return {
    ...rest,
    plugins: [stockNotes(), ...others, remix({ ...remixConfig, buildDirectory: '.cache/stock-in-our-page' })],
  };
});

function isRemix(plugin: PluginOption): boolean {
  return typeof plugin === 'object' && plugin !== null && 'name' in plugin && plugin.name === 'remix';
}

function stockNotes(): Plugin {
  return {
    name: 'bench:stock-notes',
    enforce: 'pre',
    resolveId: (id) =>
      id.endsWith('/rich-note-view.tsx') ? path.join(import.meta.dirname, 'rich-note-view.tsx') : null,
  };
}
