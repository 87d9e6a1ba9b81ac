import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import remixConfig from './remix.config.js';
import { iconSprite } from './scripts/icon-sprite.ts';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

const SERVER_ROOMS = ['db/', 'search/', 'app/server/'];

export default defineConfig(({ command, mode }) => ({
  // Tests import our modules as they are.
  plugins:
    mode === 'test'
      ? []
      : [
          keepServerRoomsOutOfBrowser(),
          command === 'build' && leaveServerRoomsToNode(),
          command === 'build' && oneBaseFile(),
          command === 'build' && writeLicences(),
          iconSprite(),
          remix(remixConfig),
          tailwindcss(),
        ],
  // The notices of the packages go to /licences.txt, once, instead of into every file.
  esbuild: { legalComments: 'none' },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  optimizeDeps: {
    include: [
      'react',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'react-dom',
      'react-dom/client',
      '@remix-run/react',
      'leaflet',
      'react-leaflet',
    ],
    // Found late, a package makes the browser reload: icons are served one by one, server packages never.
    exclude: [
      'lucide-react',
      '@remix-run/node',
      'compression',
      'drizzle-orm',
      'isbot',
      'lucia',
      'meilisearch',
      'nodemailer',
      'opening_hours',
      'pg-boss',
      'pino',
      'postgres',
      'qrcode',
      'rate-limiter-flexible',
      'sirv',
      'zod',
    ],
  },
}));

/** A page whose browser half reaches a server room fails the build, even through another module. */
function keepServerRoomsOutOfBrowser(): Plugin {
  return {
    name: 'maillage:server-rooms-stay-on-the-server',
    enforce: 'pre',
    load(id, options) {
      const path = relative(import.meta.dirname, id.split('?')[0] ?? id);
      if (options?.ssr || !SERVER_ROOMS.some((room) => path.startsWith(room))) return;
      const importers = this.getModuleInfo(id)?.importers.map((importer) => relative(import.meta.dirname, importer));
      this.error(
        `${path} belongs to the server; the browser would get it through ${importers?.join(', ') || 'a page'}`,
      );
    },
  };
}

/** The server bundle imports these rooms instead of copying them: one copy of every pool and cache in the process. */
function leaveServerRoomsToNode(): Plugin {
  return {
    name: 'maillage:server-rooms-are-node-modules',
    enforce: 'pre',
    resolveId(id, _importer, options) {
      return options?.ssr && /^#(db|search|app\/server)\//.test(id) ? { id, external: true } : null;
    },
  };
}

/** What every page needs travels as one file: it compresses better than ten and is asked for once. */
function oneBaseFile(): Plugin {
  const packages =
    /\/node_modules\/(react|react-dom|scheduler|@remix-run|react-router|react-router-dom|turbo-stream)\//;
  const frame = /\/lucide-react\/dist\/esm\/[^/]+$|\/app\/(root\.tsx|home\/error-\w+\.tsx?|ui\/[^/]+\.tsx?)$/;
  const isBase = (id: string) => id.startsWith('\0icon:') || packages.test(id) || frame.test(id);
  return {
    name: 'maillage:one-base-file',
    config: (_config, { isSsrBuild }) =>
      isSsrBuild
        ? null
        : {
            build: {
              rollupOptions: {
                output: { manualChunks: (id) => (isBase(id) ? 'base' : undefined) },
              },
            },
          },
  };
}

/** The licences of every package that reaches the browser, in one file beside the pages. */
function writeLicences(): Plugin {
  return {
    name: 'maillage:licences',
    generateBundle() {
      if (this.environment.name !== 'client') return;
      const folders = new Set<string>();
      for (const id of this.getModuleIds()) {
        const folder = id.match(/^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0];
        if (folder) folders.add(folder.replace(/^\0/, ''));
      }
      const notices = [...folders].sort().flatMap((folder) => {
        const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license'].find((name) =>
          existsSync(join(folder, name)),
        );
        const title = folder.slice(folder.lastIndexOf('/node_modules/') + '/node_modules/'.length);
        return file ? [`${title}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`] : [];
      });
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: notices.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}
