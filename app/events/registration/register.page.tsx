import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { dayWords } from '#app/directory/french-days.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { ClosedDoor, RegistrationSent } from './door-notices.tsx';
import { eventFacts } from './event-facts.ts';
import { EventSummary } from './event-summary.tsx';
import { readDoor, readStructureNames } from './read-door.server.ts';
import { register } from './register.server.ts';
import { RegistrationFields } from './registration-fields.tsx';
import { REGISTRATION_TRAP, readRegistration } from './registration-form.ts';
import { sendSoon } from './send-soon.server.ts';
import { sessionChoices } from './session-choices.ts';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `S’inscrire${loaded ? ` : ${loaded.facts.title}` : ''} – Maillage` },
  { name: 'robots', content: 'noindex' },
];

async function doorOrMissing({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) {
  const door = await readDoor(context.parts.database, params.slug ?? '', new Date());
  if (!door) throw new Response('Aucun évènement ne porte ce nom.', { status: 404 });
  return door;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { event, door, seatsLeft, sessions } = await doorOrMissing({ params, context });
  return {
    facts: eventFacts(event),
    slug: event.slug,
    door,
    isFull: seatsLeft === 0,
    seatsLeft,
    isStructureAsked: event.audience === 'professionals',
    sessions: sessionChoices(sessions),
    structures: door === 'open' ? await readStructureNames(context.parts.database, event.territoryId) : [],
    forgetDay: dayWords(event.forgetDay),
    territory: event.territory,
    isSent: new URL(request.url).searchParams.has('merci'),
    trap: REGISTRATION_TRAP,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { event, door } = await doorOrMissing({ params, context });
  const form = await request.formData().catch(() => {
    throw new Response('Ce formulaire n’est pas lisible. Rien n’a été enregistré.', { status: 400 });
  });
  const here = `/evenements/${event.slug}/inscription`;
  if (door !== 'open') throw redirect(here, 303);
  const { parts, address } = context;
  const thanks = redirect(`${here}?merci=1`, 303);
  if (form.get(REGISTRATION_TRAP)) return thanks;
  const isStructureAsked = event.audience === 'professionals';
  const read = readRegistration(form, { sessions: event.sessions, isStructureAsked, mail: 'asked' });
  if ('errors' in read) return data({ ...read, isTooMuch: false }, { status: 400 });
  if (!(await parts.limits.take('registrations-per-address', address)))
    return data({ draft: read.draft, errors: {}, isTooMuch: true }, { status: 429 });
  // Past the limit of a mail nothing is sent, and nobody learns of it.
  if (!(await parts.limits.take('registrations-per-account', read.asked.mail))) return thanks;
  if (!(await register(parts.database, { slug: event.slug, asked: read.asked, now: new Date() })))
    throw redirect(here, 303);
  sendSoon(parts);
  return thanks;
}

export default function RegisterPage() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { facts, slug, door, isFull, sessions, structures, forgetDay, territory, trap, isStructureAsked } = loaded;
  if (loaded.isSent) return <RegistrationSent slug={slug} title={facts.title} />;
  if (door !== 'open') return <ClosedDoor slug={slug} title={facts.title} door={door} />;
  return (
    <PageWidth width="prose">
      <PageHeading title="S’inscrire" lead="Aucun compte n’est nécessaire. La confirmation arrive par courriel." />
      <h2 className="mt-6">{facts.title}</h2>
      <EventSummary facts={facts} seatsLeft={loaded.seatsLeft} />
      {isFull && (
        <Notice tone="warning" title="C’est complet pour le moment" className="mt-6">
          <p>
            Inscrivez-vous sur la liste d’attente : dès qu’une place se libère, elle va à la première personne inscrite,
            qui reçoit un courriel.
          </p>
        </Notice>
      )}
      <div className="mt-6 empty:hidden">
        <MissingNotice errors={answered?.errors ?? {}} isTooMuch={answered?.isTooMuch} />
      </div>
      <form method="post" action={`/evenements/${slug}/inscription`} className="mt-8 max-w-xl space-y-6" noValidate>
        <RegistrationFields
          {...{ sessions, structures, isStructureAsked }}
          draft={answered?.draft ?? {}}
          errors={answered?.errors ?? {}}
          mail="asked"
        />
        <div hidden>
          <label htmlFor={trap}>Ne rien écrire ici</label>
          <input id={trap} name={trap} tabIndex={-1} autoComplete="off" />
        </div>
        <p className="max-w-prose text-small text-soft">
          En vous inscrivant, vous acceptez que l’équipe qui organise ({territory}) se serve de ces informations pour
          cet évènement, et pour rien d’autre. Elles sont effacées le <strong>{forgetDay}</strong>, ou dès que vous le
          demandez par le lien de votre confirmation.
        </p>
        <p className="flex flex-wrap gap-3">
          <Button variant="primary">{isFull ? 'Rejoindre la liste d’attente' : 'M’inscrire'}</Button>
          <LinkButton href={`/evenements/${slug}`} variant="quiet">
            Revenir au programme
          </LinkButton>
        </p>
      </form>
    </PageWidth>
  );
}
