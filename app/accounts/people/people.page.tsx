import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import UserPlus from 'lucide-react/icons/user-plus';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { coordinatesSomewhere } from '../policies.ts';
import { signedIn } from '../signed-in.ts';
import { WaitingClaims } from './desk-people.tsx';
import { PeopleNotice } from './people-notice.tsx';
import { readMembers, readWaitingInvitations } from './read-people.server.ts';
import { readWaitingClaims } from './read-people-todo.server.ts';
import { WaitingInvitations } from './waiting-invitations.tsx';

export const meta: MetaFunction = () => [{ title: 'Personnes – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const query = new URL(request.url).searchParams;
  const q = query.get('q')?.trim().slice(0, 80) ?? '';
  const [members, waiting, claims] = await Promise.all([
    readMembers(database, actor, { q }),
    readWaitingInvitations(database, actor),
    readWaitingClaims(database, actor, 100),
  ]);
  return {
    q,
    members,
    waiting,
    claims,
    isCoordinator: coordinatesSomewhere(actor),
    done: query.get('fait'),
    sent: Number(query.get('parties')) || 0,
    there: Number(query.get('presentes')) || 0,
  };
}

export default function PeoplePage() {
  const { q, members, waiting, claims, isCoordinator, done, sent, there } = useLoaderData<typeof loader>();
  return (
    <PageWidth>
      <PageHeading
        title="Personnes"
        lead="Qui tient les fiches, qui visite, qui donne l’alerte ; et qui est attendu."
        action={
          <LinkButton href="/administration/personnes/inviter" variant="primary" icon={UserPlus}>
            Inviter
          </LinkButton>
        }
      />
      <PeopleNotice done={done} sent={sent} there={there} />
      {isCoordinator && (
        <p className="mt-4">
          <a href="/administration/personnes/sans-membre" className="link inline-flex min-h-11 items-center">
            Organismes que personne des leurs ne tient
          </a>
        </p>
      )}
      {claims.total > 0 && (
        <section aria-labelledby="demandes" className="mt-10">
          <h2 id="demandes">Structures qui demandent leur fiche ({claims.total})</h2>
          <WaitingClaims lines={claims.lines} />
        </section>
      )}
      {waiting.total > 0 && (
        <section aria-labelledby="invitations" className="mt-10">
          <h2 id="invitations">Invitations sans réponse ({waiting.total})</h2>
          <WaitingInvitations invitations={waiting.invitations} />
        </section>
      )}
      <section aria-labelledby="membres" className="mt-10">
        <h2 id="membres">Membres{members.length > 0 && ` (${members.length})`}</h2>
        <search className="mt-3 block max-w-md">
          <form method="get" action="/administration/personnes" className="flex items-end gap-3">
            <TextField label="Un nom, une adresse, un organisme" name="q" defaultValue={q} className="flex-1" />
            <Button>Chercher</Button>
          </form>
        </search>
        {members.length === 0 && (
          <p className="mt-4 text-soft">
            {q ? `Personne ne répond à « ${q} ».` : 'Personne encore. Invitez la première personne.'}
          </p>
        )}
        <ul className="mt-4 divide-y divide-line">
          {members.map(({ id, name, mail, roles }) => (
            <li key={id} className="py-3">
              <a
                href={`/administration/personnes/${id}`}
                className="link inline-flex min-h-11 items-center font-semibold"
              >
                {name}
              </a>
              <p className="text-small break-words text-soft">
                {[mail, ...roles.map((role) => role.name)].join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </PageWidth>
  );
}
