// Who lost the phone and the paper is let in again from the terminal.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { addAuthenticator, addPerson, enterByMail } from '#tests/support/factors.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await addPerson(app, 'Sans téléphone', 'sans@exemple.fr');
});
afterAll(() => app?.close());

it('takes a lost second factor away from the terminal', async () => {
  await addAuthenticator(await enterByMail(app, 'sans@exemple.fr'));
  const env = { NODE_ENV: 'production' as const, PATH: '/usr/bin:/bin', DATABASE_URL: app.parts.env.databaseUrl ?? '' };
  const run = (mail: string) =>
    promisify(execFile)(process.execPath, ['scripts/admin.ts', 'sans-second-facteur', mail], { env });
  expect((await run('inconnue@exemple.fr')).stdout).toContain('pas connu');
  expect((await run('Sans@exemple.fr')).stdout).toContain('de nouveau par courriel');
  expect((await (await enterByMail(app, 'sans@exemple.fr')).get('/compte')).status).toBe(200);
});
