import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { EventLead } from '../registration/event-lead.tsx';
import { keptEvent } from '../registration/kept-event.server.ts';
import { readStructureNames } from '../registration/read-door.server.ts';
import { actOnAttendance } from './attendance-acts.server.ts';
import { readAttendanceView } from './attendance-view.server.ts';
import { HalfDayLinks, NameFilter, PresenceItem, WalkInForm, WalkInItem } from './presence-list.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Présences${loaded ? ` : ${loaded.view.title}` : ''} – Maillage` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const event = await keptEvent(database, actor, params.slug ?? '');
  const { searchParams } = new URL(request.url);
  const view = await readAttendanceView(database, { actor, event, asked: searchParams, now: new Date() });
  return { view, structures: await readStructureNames(database, event.territoryId) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const event = await keptEvent(database, actor, params.slug ?? '');
  const answer = await actOnAttendance(database, { actor, event, form: await request.formData() });
  if (answer.kind === 'invalid') return data(answer, { status: 400 });
  throw redirect(answer.next, 303);
}

export default function AttendancePage() {
  const { view, structures } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { slug, title, halfDays, current, people, walkIns, count, expected, q } = view;
  const here = `/administration/evenements/${slug}/presences`;
  const lead = `${count} ${count > 1 ? 'personnes notées présentes' : 'personne notée présente'}, ${expected} ${expected > 1 ? 'attendues' : 'attendue'}.`;
  return (
    <PageWidth>
      <PageHeading title="Présences" lead={<EventLead title={title} words={lead} />} />
      <p className="mt-4 flex flex-wrap gap-x-5">
        <LinkButton href={`/administration/evenements/${slug}/inscriptions`} variant="quiet">
          Inscriptions
        </LinkButton>
        <LinkButton href={`/administration/evenements/${slug}/emargement`} variant="quiet">
          Feuille à signer
        </LinkButton>
      </p>
      <HalfDayLinks {...{ here, halfDays }} current={current.key} />
      <h2 className="mt-8 first-letter:uppercase">{current.label}</h2>
      <NameFilter action={here} halfDay={current.key} q={q} />
      {people.length === 0 && (
        <p className="mt-4">{q === '' ? 'Personne n’est inscrit.' : 'Personne de ce nom sur la liste.'}</p>
      )}
      <ul className="mt-4 max-w-3xl divide-y divide-line">
        {people.map((person) => (
          <PresenceItem key={person.id} person={person} {...{ here, q }} halfDay={current.key} />
        ))}
        {walkIns.map((person) => (
          <WalkInItem key={person.id} person={person} {...{ here, q }} halfDay={current.key} />
        ))}
      </ul>
      <WalkInForm
        {...{ here, structures }}
        halfDay={current.key}
        draft={answered?.draft ?? {}}
        errors={answered?.errors ?? {}}
      />
    </PageWidth>
  );
}
