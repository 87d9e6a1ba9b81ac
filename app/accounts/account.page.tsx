import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import LogOut from 'lucide-react/icons/log-out';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { longDate } from '#app/ui/french-date.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { AccountData } from './data/account-data.tsx';
import { AccountSecurity } from './factors/account-security.tsx';
import { readFactors } from './factors/read-factors.server.ts';
import { unlinkOpenId } from './openid/unlink-openid.server.ts';
import { mayReadHouseholds } from './policies.ts';
import { roleLines } from './role-words.ts';
import { SessionList } from './session-list.tsx';
import { signedIn } from './signed-in.ts';
import { askFreshProof } from './step-up/fresh-proof.ts';

export const meta: MetaFunction = () => [{ title: 'Mon compte – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const [open, factors] = await Promise.all([
    context.parts.sessions.list(actor.id),
    readFactors(context.parts.database, actor.id),
  ]);
  const { passwordChangedAt, ...held } = factors;
  return {
    name: actor.name,
    mail: actor.mail,
    roles: roleLines(actor),
    done: new URL(request.url).searchParams.get('fait'),
    security: {
      ...held,
      password: passwordChangedAt && longDate(passwordChangedAt),
      needsSecondFactor: mayReadHouseholds(actor),
      provider: held.hasOpenId ? (context.parts.openid?.name ?? 'un service extérieur') : null,
    },
    sessions: open.map(({ id, device, createdAt, isShared }) => ({
      id,
      device,
      isShared,
      since: longDate(createdAt),
      isThis: id === actor.sessionId,
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const { sessions } = context.parts;
  const form = await request.formData();
  const id = form.get('session');
  if (form.get('geste') === 'detacher') {
    askFreshProof(actor, '/compte');
    await unlinkOpenId(context.parts, actor);
    return redirect('/compte?fait=compte', 303);
  }
  if (form.get('geste') === 'fermer-les-autres') await sessions.endAll(actor.id, actor.sessionId);
  else if (typeof id !== 'string' || !(await sessions.end(actor.id, id))) {
    throw new Response('Cette session n’est pas à vous, ou elle est déjà fermée.', { status: 404 });
  }
  return redirect('/compte?fait=1', 303);
}

export default function AccountPage() {
  const { name, mail, roles, sessions, security, done } = useLoaderData<typeof loader>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Mon compte"
        lead={`${name}, ${mail}`}
        action={
          <form method="post" action="/deconnexion">
            <Button icon={LogOut}>Se déconnecter</Button>
          </form>
        }
      />
      {done !== null && (
        <Notice tone="done" isLive className="mt-6">
          <p>
            {done === 'compte'
              ? 'C’est fait. Un courriel vous le confirme, et vos autres sessions sont fermées.'
              : 'C’est fait : cette session est fermée.'}
          </p>
        </Notice>
      )}
      <section aria-labelledby="roles" className="mt-10">
        <h2 id="roles">Ce que je peux faire</h2>
        {roles.length === 0 && (
          <p className="mt-2">Aucun rôle pour le moment. Demandez à la coordination de votre territoire.</p>
        )}
        <ul className="mt-2 divide-y divide-line">
          {roles.map(({ role, where, can }) => (
            <li key={`${role} ${where}`} className="py-3">
              <p className="font-semibold">
                {role}
                {where && `, ${where}`}
              </p>
              <p className="text-small text-soft">{can}</p>
            </li>
          ))}
        </ul>
        <p className="mt-3 flex flex-wrap gap-3">
          <LinkButton href="/compte/favoris">Mes favoris et mes recherches</LinkButton>
          <LinkButton href="/compte/notes">Mes notes</LinkButton>
        </p>
      </section>
      <AccountSecurity {...security} />
      <SessionList sessions={sessions} />
      <AccountData />
    </PageWidth>
  );
}
