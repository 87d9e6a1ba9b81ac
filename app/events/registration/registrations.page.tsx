import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { AddForm } from './add-form.tsx';
import { EventLead } from './event-lead.tsx';
import { keptEvent } from './kept-event.server.ts';
import { actOnList } from './list-acts.server.ts';
import { countsWords } from './list-words.ts';
import { PersonItem } from './person-item.tsx';
import { readStructureNames } from './read-door.server.ts';
import { countSessions, readRegistrations } from './read-registrations.server.ts';
import { sessionChoices } from './session-choices.ts';
import { ListNotice, SessionCounts } from './session-counts.tsx';
import { ForgetForm, OpenForm } from './settings-forms.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Inscriptions${loaded ? ` : ${loaded.title}` : ''} – Maillage` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const event = await keptEvent(database, actor, params.slug ?? '');
  const people = await readRegistrations(database, actor, event);
  return {
    slug: event.slug,
    title: event.title,
    isOpen: event.isRegistrationOpen,
    isShown: event.status === 'published' || event.status === 'cancelled',
    canOpen: event.status !== 'cancelled' && event.status !== 'refused' && event.endsAt > new Date(),
    forgetDay: event.forgetDay,
    counts: countsWords(people, event.capacity),
    sessions: countSessions(event, people),
    people,
    choices: sessionChoices(event.sessions.map((session) => ({ ...session, seatsLeft: null }))),
    structures: await readStructureNames(database, event.territoryId),
    done: new URL(request.url).searchParams.get('fait'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const event = await keptEvent(context.parts.database, actor, params.slug ?? '');
  const form = await request.formData();
  const answer = await actOnList(context.parts, { actor, event, form, now: new Date() });
  if (answer.kind === 'invalid') return data(answer, { status: 400 });
  throw redirect(`/administration/evenements/${event.slug}/inscriptions?fait=${answer.done}`, 303);
}

export default function RegistrationsPage() {
  const { slug, title, counts, sessions, people, choices, structures, done, ...event } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const here = `/administration/evenements/${slug}`;
  const isFirstStep = people.length === 0 && event.canOpen && !event.isOpen;
  return (
    <PageWidth>
      <PageHeading
        title="Inscriptions"
        lead={<EventLead title={title} words={counts} />}
        action={
          // Before anybody may register, opening the list comes first.
          <LinkButton href={`${here}/presences`} variant={isFirstStep ? 'secondary' : 'primary'}>
            Noter les présences
          </LinkButton>
        }
      />
      <p className="mt-4 flex flex-wrap gap-x-5">
        <LinkButton href={`${here}/emargement`} variant="quiet">
          Feuille à signer
        </LinkButton>
        <LinkButton href={`${here}/inscriptions/tableau`} variant="quiet" download>
          Tableau (CSV)
        </LinkButton>
        {event.isShown && (
          <LinkButton href={`/evenements/${slug}/inscription`} variant="quiet">
            Page d’inscription
          </LinkButton>
        )}
      </p>
      <div className="mt-6 space-y-6 empty:hidden">
        <MissingNotice errors={answered?.errors ?? {}} />
        <ListNotice done={answered ? null : done} />
      </div>
      <OpenForm
        action={`${here}/inscriptions`}
        isOpen={event.isOpen}
        canOpen={event.canOpen}
        isFirstStep={isFirstStep}
      />
      <SessionCounts sessions={sessions} />
      {people.length === 0 ? (
        <EmptyState title="Personne n’est encore inscrit">
          <p>
            {isFirstStep ? 'Ouvrez les inscriptions, puis envoyez' : 'Envoyez'} l’adresse de la page d’inscription à
            votre réseau, ou ajoutez quelqu’un ci-dessous.
          </p>
        </EmptyState>
      ) : (
        <section aria-labelledby="personnes" className="mt-8">
          <h2 id="personnes">Personnes</h2>
          <ul className="mt-2 divide-y divide-line">
            {people.map((person) => (
              <PersonItem key={person.id} person={person} action={`${here}/inscriptions`} />
            ))}
          </ul>
        </section>
      )}
      <AddForm
        action={`${here}/inscriptions`}
        {...{ choices, structures }}
        draft={answered?.draft ?? {}}
        errors={answered?.errors ?? {}}
        isOpen={answered !== undefined && !answered.errors.forgetDay}
      />
      <ForgetForm action={`${here}/inscriptions`} day={event.forgetDay} error={answered?.errors.forgetDay} />
    </PageWidth>
  );
}
