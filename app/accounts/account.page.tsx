import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import LogOut from 'lucide-react/icons/log-out';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { longDate } from '#app/ui/french-date.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { roleLines } from './role-words.ts';
import { signedIn } from './signed-in.ts';

export const meta: MetaFunction = () => [{ title: 'Mon compte – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const open = await context.parts.sessions.list(actor.id);
  return {
    name: actor.name,
    mail: actor.mail,
    roles: roleLines(actor),
    isDone: new URL(request.url).searchParams.has('fait'),
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
  if (form.get('geste') === 'fermer-les-autres') await sessions.endAll(actor.id, actor.sessionId);
  else if (typeof id !== 'string' || !(await sessions.end(actor.id, id))) {
    throw new Response('Cette session n’est pas à vous, ou elle est déjà fermée.', { status: 404 });
  }
  return redirect('/compte?fait=1', 303);
}

export default function AccountPage() {
  const { name, mail, roles, sessions, isDone } = useLoaderData<typeof loader>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Mon compte"
        lead={`${name}, ${mail}.`}
        action={
          <form method="post" action="/deconnexion">
            <Button icon={LogOut}>Se déconnecter</Button>
          </form>
        }
      />
      {isDone && (
        <Notice tone="done" isLive className="mt-6">
          <p>C’est fait : cette session est fermée.</p>
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
      </section>
      <section aria-labelledby="sessions" className="mt-10">
        <h2 id="sessions">Mes appareils connectés</h2>
        <p className="mt-1 max-w-prose text-soft">
          Une session se ferme seule après 12 heures sans visite, et au plus tard au bout de 7 jours. Fermez ici celle
          d’un poste que vous avez quitté.
        </p>
        <ul className="mt-3 divide-y divide-line">
          {sessions.map(({ id, device, since, isThis, isShared }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
              <p>
                {device}
                <span className="block text-small text-soft">
                  depuis le {since}
                  {isShared && ', poste partagé : une demi-heure sans visite la ferme'}
                </span>
              </p>
              {isThis ? (
                <Badge tone="action">Cet appareil</Badge>
              ) : (
                <form method="post" action="/compte">
                  <input type="hidden" name="session" value={id} />
                  <Button aria-label={`Fermer la session ${device}, depuis le ${since}`}>Fermer</Button>
                </form>
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <form method="post" action="/compte" className="mt-3">
            <input type="hidden" name="geste" value="fermer-les-autres" />
            <Button variant="quiet">Fermer toutes les autres sessions</Button>
          </form>
        )}
      </section>
    </PageWidth>
  );
}
