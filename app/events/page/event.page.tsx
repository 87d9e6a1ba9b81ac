import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import CalendarPlus from 'lucide-react/icons/calendar-plus';
import { useContext } from 'react';
import { LinkButton } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { NonceContext } from '#app/ui/nonce.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { writesEvent } from '../event-policy.ts';
import { keepersOf } from '../stored-event.server.ts';
import { EventAside, EventFacts } from './event-aside.tsx';
import { eventJsonLd, scriptText } from './event-json-ld.ts';
import { eventPlanMarkup } from './event-plan-markup.server.tsx';
import { EventStateNotice } from './event-state-notice.tsx';
import { MissingEvent } from './missing-event.tsx';
import { readEvent } from './read-event.server.ts';
import { SessionList } from './session-list.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => {
  if (!loaded?.event) return [{ title: 'Évènement introuvable – Maillage' }, { name: 'robots', content: 'noindex' }];
  const { event, url } = loaded;
  const description = [event.when, event.place?.commune, event.summary[0]].filter(Boolean).join('. ').slice(0, 160);
  const isPublic = event.status === 'published' || event.status === 'cancelled';
  return [
    { title: `${event.title} – Maillage` },
    { name: 'description', content: description },
    { property: 'og:type', content: 'website' },
    { property: 'og:title', content: event.title },
    { property: 'og:description', content: description },
    { property: 'og:url', content: url },
    { property: 'og:image', content: `${url}/image` },
    { property: 'og:image:width', content: '1200' },
    { property: 'og:image:height', content: '630' },
    { name: 'twitter:card', content: 'summary_large_image' },
    ...(isPublic ? [] : [{ name: 'robots', content: 'noindex' }]),
  ];
};

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await readEvent(context, params.slug ?? '');
  if (!found) return data({ event: null }, { status: 404 });
  const { stored, view } = found;
  const { publicUrl } = context.parts.env;
  const plan = eventPlanMarkup(view, stored.territory.zones);
  context.markup?.set('plan', plan);
  return {
    event: view,
    url: `${publicUrl}/evenements/${view.slug}`,
    jsonLd: scriptText(eventJsonLd(view, publicUrl)),
    plan: { isDrawn: plan !== '', html: context.markup ? undefined : plan },
    mayWrite: writesEvent(context.actor, keepersOf(stored)),
  };
}

export default function EventPage() {
  const loaded = useLoaderData<typeof loader>();
  const nonce = useContext(NonceContext);
  if (!loaded.event) return <MissingEvent />;
  const { event, jsonLd, plan, mayWrite } = loaded;
  const calendar = `/evenements/${event.slug}/agenda`;
  return (
    <PageWidth>
      <script
        type="application/ld+json"
        nonce={nonce}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of ours, with every sign that could end the element escaped
        dangerouslySetInnerHTML={{ __html: jsonLd }}
      />
      <a href="/evenements" className="screen-only link mb-4 inline-flex min-h-11 items-center gap-2 text-small">
        <Icon of={ArrowLeft} size={16} />
        Tout le programme
      </a>
      <PageHeading
        title={event.title}
        lead={[event.format, event.theme, event.audience].filter(Boolean).join('\u00a0· ')}
        action={
          !event.isOver &&
          event.status !== 'cancelled' && (
            <div className="flex flex-wrap gap-3">
              {event.registerHref && (
                <LinkButton href={event.registerHref} variant="primary">
                  S’inscrire
                </LinkButton>
              )}
              <LinkButton href={calendar} icon={CalendarPlus}>
                Ajouter à mon agenda
              </LinkButton>
            </div>
          )
        }
      />
      <EventStateNotice event={event} mayWrite={mayWrite} />
      <div className="mt-8 grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
        <EventFacts event={event} />
        <div className="min-w-0 space-y-10 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          {event.summary.length > 0 && (
            <div className="max-w-prose space-y-4">
              {event.summary.map((paragraph) => (
                <p key={paragraph} className="break-words whitespace-pre-line">
                  {paragraph}
                </p>
              ))}
            </div>
          )}
          {event.cardHref && (
            <p>
              Cet évènement répond à{' '}
              <a href={event.cardHref} className="link" rel="nofollow">
                une difficulté notée en atelier
              </a>
              .
            </p>
          )}
          <SessionList sessions={event.sessions} />
          {event.workshops.length > 0 && (
            <section aria-labelledby="ateliers">
              <h2 id="ateliers">Écrire ensemble</h2>
              <p className="mt-1 text-soft">Les pages où chacune et chacun note pendant la rencontre.</p>
              <ul className="mt-2">
                {event.workshops.map(({ slug, title }) => (
                  <li key={slug}>
                    <a href={`/ateliers/${slug}`} className="link inline-flex min-h-11 items-center">
                      {title}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {event.accessibility && (
            <section aria-labelledby="accessibilite" className="keep-together">
              <h2 id="accessibilite">Accessibilité</h2>
              <p className="mt-2 max-w-prose break-words whitespace-pre-line">{event.accessibility}</p>
            </section>
          )}
          {event.documents.length > 0 && (
            <section aria-labelledby="documents">
              <h2 id="documents">Documents</h2>
              <ul className="mt-2">
                {event.documents.map(({ label, url }) => (
                  <li key={url}>
                    <a href={url} className="link inline-flex min-h-11 items-center break-words" rel="noreferrer">
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <EventAside event={event} plan={plan} />
      </div>
    </PageWidth>
  );
}
