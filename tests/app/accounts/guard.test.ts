// What stands around every loader and action: faults of the machine and of the sender are answered, never a 500.
import { writeFile } from 'node:fs/promises';
import type { ActionFunctionArgs, AppLoadContext, ServerBuild } from '@remix-run/node';
import { expect, it } from 'vitest';
import { guardBuild } from '#app/accounts/guard.ts';
import { createLog } from '#app/server/log.ts';
import { NOBODY } from '#db/actor.ts';

/** Runs an action as the product does. */
async function answer(action: (args: ActionFunctionArgs) => Promise<unknown>, request: Request): Promise<Response> {
  const route = { id: 'room/one', path: 'un', module: { default: () => null, action } };
  const build = { routes: { 'room/one': route } } as unknown as ServerBuild;
  const guarded = guardBuild(build, [['/un', 'room/one.tsx', 'anyone']]).routes['room/one']?.module.action;
  const context = { actor: NOBODY, parts: { env: { isDemonstration: false }, log: createLog('silent') } };
  try {
    return (await guarded?.({ request, params: {}, context: context as unknown as AppLoadContext })) as Response;
  } catch (thrown) {
    return thrown as Response;
  }
}

it.each([
  ['JSON', 'application/json', '{}'],
  ['words', 'text/plain', 'rien'],
  ['a cut form', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'],
])('says that a form came unreadable: %s', async (_what, type, body) => {
  const request = new Request('http://ici.example/un', { method: 'POST', body, headers: { 'content-type': type } });
  const told = await answer(async (args) => (await args.request.formData()).get('a'), request);
  expect(told.status).toBe(400);
  expect(await told.text()).toContain('rien n’a été enregistré');
});

it('says that the disk is full', async () => {
  const told = await answer(
    () => writeFile('/dev/full', 'x'),
    new Request('http://ici.example/un', { method: 'POST' }),
  );
  expect(told.status).toBe(503);
  expect(await told.text()).toContain('plus de place');
});
