// An event as its page shows it.
import type { EventStatus } from '#db/schema/events.ts';

export type PlaceView = {
  name: string;
  address: string;
  commune: string;
  latitude: number | null;
  longitude: number | null;
  isVague: boolean;
};

export type SessionView = {
  id: string;
  title: string;
  room: string;
  when: string;
  startsAt: string;
  capacity: number | null;
  workshops: WorkshopLink[];
};

export type WorkshopLink = { slug: string; title: string };

export type OrganisationView = { name: string /** null where its card is not for this reader. */; href: string | null };

export type EventView = {
  id: string;
  slug: string;
  title: string;
  status: EventStatus;
  reason: string;
  format: string;
  audience: string;
  theme: string;
  summary: string[];
  when: string;
  startsAt: string;
  endsAt: string;
  isOver: boolean;
  territory: { slug: string; name: string };
  edition: { slug: string; name: string } | null;
  place: PlaceView | null;
  host: OrganisationView | null;
  /** '' where only those who registered are to know it. */
  link: string;
  isFromAfar: boolean;
  days: { key: string; when: string; place: PlaceView | null }[];
  sessions: SessionView[];
  workshops: WorkshopLink[];
  /** The card of the difficulty it answers. */
  cardHref: string | null;
  organisers: OrganisationView[];
  partners: OrganisationView[];
  documents: { label: string; url: string }[];
  accessibility: string;
  capacity: number | null;
  /** Where one registers, when one may. */
  registerHref: string | null;
  officialLink: string;
};
