/** `npm run dev`: the same installation; pages reload as they are written, server rooms restart the web. */
import { runInstallation } from '#scripts/installation.ts';

await runInstallation(
  {
    web: 'scripts/serve-dev.ts',
    nodeOptions: ['--watch-path=db', '--watch-path=search', '--watch-path=app/server', '--watch-preserve-output'],
    environment: { NODE_ENV: 'development' },
    buildsPages: false,
  },
  process.env,
);
