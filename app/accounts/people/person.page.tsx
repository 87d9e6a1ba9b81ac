import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isId } from '#app/server/ids.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { formText } from '#app/ui/plain-text.ts';
import { ROLE_WORDS } from '../role-words.ts';
import { signedIn } from '../signed-in.ts';
import { changeRole, type RoleChange } from './change-role.server.ts';
import { handOver } from './hand-over.server.ts';
import { LeavingForm, RoleForm } from './person-forms.tsx';
import { readMembers } from './read-people.server.ts';

const ROLES = {
  territory: ['coordinator', 'visitor', 'alert-giver'] as const,
  organisation: ['owner', 'editor'] as const,
};

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.member.name ?? 'Une personne'} – Maillage` },
];

async function memberOf({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) {
  const actor = signedIn(context.actor);
  const id = params.person ?? '';
  const [member] = isId(id) ? await readMembers(context.parts.database, actor, { person: id }) : [];
  if (!member) throw new Response('Cette personne n’est pas de votre réseau.', { status: 404 });
  return { actor, member };
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { actor, member } = await memberOf({ params, context });
  const all = await readMembers(context.parts.database, actor);
  return {
    isSelf: actor.id === member.id,
    member: {
      ...member,
      roles: member.roles.map((held) => ({
        ...held,
        choices: ROLES[held.role === 'owner' || held.role === 'editor' ? 'organisation' : 'territory'].map((role) => ({
          value: role,
          label: ROLE_WORDS[role].role,
        })),
      })),
    },
    successors: all.filter(({ id }) => id !== member.id).map(({ id, name, mail }) => ({ id, name, mail })),
  };
}

const BLOCKED: Record<Exclude<RoleChange['kind'], 'done'>, string> = {
  'last-coordinator':
    'C’est la dernière personne à la coordination de ce territoire. Invitez-en une autre, ou confiez-lui d’abord ce rôle.',
  'last-owner':
    'Vous êtes la dernière personne responsable de cette fiche. Confiez-la d’abord à quelqu’un, ou demandez à la coordination.',
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, member } = await memberOf({ params, context });
  const form = await request.formData();
  const act = form.get('geste');
  const membershipId = formText(form, 'role-tenu', 40);
  const successor = formText(form, 'successeur', 40);
  let change: RoleChange;
  if (act === 'partir') {
    const isNobody = successor === 'personne';
    const [known] =
      isId(successor) && successor !== member.id
        ? await readMembers(context.parts.database, actor, { person: successor })
        : [];
    if (!isNobody && !known)
      return data({ error: 'Choisissez qui prend la suite, ou « Personne pour le moment ».' }, { status: 400 });
    change = await handOver(context.parts, actor, { personId: member.id, successorId: isNobody ? null : successor });
  } else if (act === 'changer' || act === 'retirer') {
    const role = act === 'changer' ? formText(form, 'role', 20) : null;
    change = await changeRole(context.parts, actor, { personId: member.id, membershipId, role });
  } else throw new Response('Ce geste n’existe pas.', { status: 400 });
  if (change.kind !== 'done') return data({ error: BLOCKED[change.kind] }, { status: 400 });
  const done = { partir: 'parti', changer: 'role', retirer: 'retire' }[act];
  // Who has just given up their own last right here cannot come back to this list.
  throw redirect(actor.id === member.id ? '/compte' : `/administration/personnes?fait=${done}`, 303);
}

export default function PersonPage() {
  const { member, successors, isSelf } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PageWidth width="prose">
      <PageHeading title={member.name} lead={member.mail} />
      {answered && (
        <Notice tone="error" title="Rien n’a changé" isLive className="mt-6">
          <p>{answered.error}</p>
        </Notice>
      )}
      <section aria-labelledby="roles" className="mt-8">
        <h2 id="roles">Ses rôles chez vous</h2>
        <p className="mt-1 text-soft">
          Changer ou retirer un rôle ferme aussitôt les sessions de cette personne{isSelf && ', sauf celle-ci'}.
        </p>
        <ul className="mt-3 divide-y divide-line">
          {member.roles.map((role) => (
            <RoleForm key={role.id} {...role} person={member.id} />
          ))}
        </ul>
      </section>
      <LeavingForm person={member} successors={successors} />
    </PageWidth>
  );
}
