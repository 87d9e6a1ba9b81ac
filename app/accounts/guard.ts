// Puts the policy of a page before its loader and its action: whatever the router matched, nothing runs unasked.
import { redirect, type ServerBuild } from '@remix-run/node';
import { isDiskFull } from '#app/server/disk-full.ts';
import { HasherBusy } from '#app/server/password-hasher.ts';
import { type Actor, NOBODY } from '#db/actor.ts';
import { DatabaseUnavailable } from '#db/deadline.ts';
import { POLICIES, type Policy, type PolicyName } from './policies.ts';
import { readWanted } from './sign-in-form.ts';
import { secondFactorUrl } from './step-up/step-up-url.ts';

type Line = readonly [path: string, module: string, policy: PolicyName];
type Module = ServerBuild['routes'][string]['module'];

/** Throws on a page of the build that the table does not name. */
export function guardBuild(build: ServerBuild, table: readonly Line[]): ServerBuild {
  const policies = new Map(table.map(([, module, policy]) => [module.replace(/\.tsx?$/, ''), policy]));
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route || id === 'root') return [id, route];
    const policy = policies.get(id);
    if (!policy) throw new Error(`no policy is declared for ${id}`);
    return [id, { ...route, module: guardModule(route.module, policy) }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

function guardModule(module: Module, name: PolicyName): Module {
  const { loader, action } = module;
  const guarded = <Run extends NonNullable<Module['loader']>>(run: Run): Run =>
    (async (args) => {
      const { actor, parts } = args.context;
      admit(actor, name, { request: args.request, isDemonstration: parts.env.isDemonstration });
      try {
        return await run({ ...args, request: readingForms(args.request) });
      } catch (error) {
        if (error instanceof HasherBusy) throw busy();
        if (isDiskFull(error)) {
          parts.log.error({ err: error }, 'no room left on the disk');
          throw full();
        }
        throw error instanceof DatabaseUnavailable ? away() : error;
      }
    }) as Run;
  return { ...module, ...(loader && { loader: guarded(loader) }), ...(action && { action: guarded(action) }) };
}

/** What comes as something else than a form, or broken off, is a mistake of whoever sent it. */
function readingForms(request: Request): Request {
  const read = request.formData.bind(request);
  request.formData = async () => {
    try {
      return await read();
    } catch {
      throw unreadable();
    }
  };
  return request;
}

function unreadable(): Response {
  return new Response(
    'Ce formulaire est arrivé incomplet ou illisible : rien n’a été enregistré. Revenez à la page précédente et renvoyez-le.',
    { status: 400 },
  );
}

/** Pages that need PostgreSQL say so, with what to do, when it does not answer. */
function away(): Response {
  return new Response(
    'Nos données ne répondent pas pour le moment. Rien n’est perdu : rechargez la page dans quelques secondes.',
    {
      status: 503,
    },
  );
}

function full(): Response {
  return new Response(
    'Le serveur n’a plus de place : rien n’a été enregistré. Gardez ce que vous avez écrit, prévenez la coordination, et réessayez plus tard.',
    { status: 503 },
  );
}

function busy(): Response {
  return new Response(
    'Beaucoup de personnes se connectent en ce moment. Réessayez dans quelques secondes, ou recevez un code par courriel.',
    { status: 503 },
  );
}

type Asked = { request: Request; isDemonstration: boolean };

/** Returns when allowed; otherwise throws the answer: to the sign-in page, 403, 404 or 503. */
export function admit(actor: Actor, name: PolicyName, { request, isDemonstration }: Asked): void {
  const policy: Policy = POLICIES[name];
  if (name === 'demonstration-only' && !isDemonstration) {
    throw new Response('Cette page n’existe que dans une démonstration.', { status: 404 });
  }
  // Whoever has an authenticator shows it before anything that is not public.
  const isEarly = policy.isBeforeSecondFactor || policy.allows(NOBODY);
  if (actor.kind === 'person' && actor.owesSecondFactor && !isEarly) throw toSecondFactor(request);
  if (policy.allows(actor)) return;
  if (policy.lacksOnlySecondFactor?.(actor)) throw toSecondFactor(request);
  if (actor.kind === 'unknown') {
    throw new Response(
      'Nous ne pouvons pas vérifier qui vous êtes pour le moment. Rechargez la page dans quelques secondes.',
      {
        status: 503,
        headers: { 'Retry-After': '10' },
      },
    );
  }
  if (actor.kind === 'nobody') throw toSignIn(request);
  throw new Response(`Cette page est réservée. ${policy.sentence}`, { status: 403 });
}

/** To the sign-in page, and afterwards back to where one wanted to go. */
export function toSignIn(request: Request): Response {
  const wanted = wantedOf(request);
  if (wanted === '') return redirect('/connexion', 303);
  const query = new URLSearchParams({ suite: wanted, ...(!isRead(request) && { interrompu: '1' }) });
  return redirect(`/connexion?${query}`, 303);
}

/** To the page that asks for the second factor, and afterwards back. */
export function toSecondFactor(request: Request): Response {
  return redirect(secondFactorUrl(wantedOf(request)), 303);
}

function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** What was posted is not posted again: back to the page that held the form. What is too long to come back to is not carried along. */
function wantedOf(request: Request): string {
  const from = isRead(request) ? request.url : (request.headers.get('referer') ?? '');
  if (!URL.canParse(from)) return '';
  const { origin, pathname, search } = new URL(from);
  if (origin !== new URL(request.url).origin) return '';
  return readWanted(`${pathname.replace(/\.data$/, '')}${search}`) || readWanted(pathname.replace(/\.data$/, ''));
}
