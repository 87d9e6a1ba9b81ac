/** `npm start`: everything on this machine, with demonstration data unless told otherwise. */
import { runInstallation } from '#scripts/installation.ts';

await runInstallation(
  { web: 'scripts/serve.ts', nodeOptions: [], environment: { NODE_ENV: 'production' }, buildsPages: true },
  process.env,
);
