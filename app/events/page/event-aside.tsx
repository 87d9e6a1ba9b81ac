import CalendarDays from 'lucide-react/icons/calendar-days';
import MapPin from 'lucide-react/icons/map-pin';
import Users from 'lucide-react/icons/users';
import Video from 'lucide-react/icons/video';
import type { ReactNode } from 'react';
import { Icon, type IconShape } from '#app/ui/icon.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';
import { ServerMarkup } from '#app/ui/server-markup.tsx';
import type { EventView, OrganisationView, PlaceView } from './event-view.ts';

/** When and where: what somebody on a phone reads first. */
export function EventFacts({ event }: { event: EventView }) {
  const { place, host, days, link, isFromAfar, capacity } = event;
  return (
    <section aria-label="Quand et où" className="space-y-4 lg:col-start-2">
      <Fact icon={CalendarDays}>
        <p className="font-semibold first-letter:uppercase">
          <time dateTime={event.startsAt}>{event.when}</time>
        </p>
      </Fact>
      {(place || host) && (
        <Fact icon={MapPin}>
          {host && <OrganisationName organisation={host} />}
          {place && <PlaceWords place={place} />}
        </Fact>
      )}
      {days.length > 0 && (
        <ul className="space-y-3 border-l-2 border-line pl-4">
          {days.map(({ key, when, place: own }) => (
            <li key={key}>
              <p className="font-semibold first-letter:uppercase">{when}</p>
              {own && <PlaceWords place={own} />}
            </li>
          ))}
        </ul>
      )}
      {isFromAfar && (
        <Fact icon={Video}>
          {link ? (
            <a href={link} className="link inline-flex min-h-11 items-center break-all" rel="noreferrer">
              Suivre à distance
            </a>
          ) : (
            <>
              <p>À distance</p>
              {!event.isOver && event.status !== 'cancelled' && (
                <p className="text-small text-soft">Le lien est envoyé aux personnes inscrites.</p>
              )}
            </>
          )}
        </Fact>
      )}
      {capacity !== null && !event.isOver && event.status !== 'cancelled' && (
        <Fact icon={Users}>{capacity} places</Fact>
      )}
    </section>
  );
}

/** Where exactly, with whom, what else. */
export function EventAside({
  event,
  plan,
}: {
  event: EventView;
  plan: { isDrawn: boolean; html: string | undefined };
}) {
  const { organisers, partners, territory, edition } = event;
  return (
    <div className="space-y-8 lg:col-start-2">
      {plan.isDrawn && (
        <section aria-label="Plan" className="keep-together">
          <ServerMarkup name="plan" html={plan.html} />
        </section>
      )}
      <Organisations title={organisers.length > 1 ? 'Organisateurs' : 'Organisé par'} organisations={organisers} />
      <Organisations title="Avec" organisations={partners} />
      <section aria-label="Voir aussi" className="screen-only">
        <ul>
          {edition && <Beyond href={`/evenements?edition=${edition.slug}`}>Tout le programme : {edition.name}</Beyond>}
          <Beyond href={`/evenements?territoire=${territory.slug}`}>Les évènements : {territory.name}</Beyond>
          {event.officialLink && <Beyond href={event.officialLink}>Au programme national de la journée</Beyond>}
        </ul>
        <PrintButton className="mt-2" />
      </section>
    </div>
  );
}

function Fact({ icon, children }: { icon: IconShape; children: ReactNode }) {
  return (
    <div className="flex gap-3">
      <Icon of={icon} className="mt-1 text-action" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}

function PlaceWords({ place: { name, address, commune, isVague } }: { place: PlaceView }) {
  const where = [address, commune].filter(Boolean).join(', ');
  return (
    <p className="break-words">
      {name && <span className="block">{name}</span>}
      {where && <span className="block text-soft">{where}</span>}
      {isVague && !address && <span className="block text-small text-soft">Adresse précise à demander.</span>}
    </p>
  );
}

function Organisations({ title, organisations }: { title: string; organisations: OrganisationView[] }) {
  if (organisations.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="text-body">{title}</h2>
      <ul className="mt-1">
        {organisations.map((organisation) => (
          <li key={organisation.name}>
            <OrganisationName organisation={organisation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OrganisationName({ organisation: { name, href } }: { organisation: OrganisationView }) {
  if (href === null) return <span className="block py-1 break-words">{name}</span>;
  return (
    <a href={href} className="link inline-flex min-h-11 items-center break-words">
      {name}
    </a>
  );
}

function Beyond({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <a href={href} className="link inline-flex min-h-11 items-center text-small">
        {children}
      </a>
    </li>
  );
}
