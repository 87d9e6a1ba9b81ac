import { relative } from 'node:path';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import remixConfig from './remix.config.js';

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
          remix(remixConfig),
          tailwindcss(),
          { ...optimizeLocales.vite({ locales: ['fr-FR'] }), enforce: 'pre' as const },
        ],
  build: { target: 'es2022', assetsInlineLimit: 0 },
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
      'meilisearch',
      'opening_hours',
      'pg-boss',
      'pino',
      'postgres',
      'qrcode',
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
