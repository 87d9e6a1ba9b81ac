// An event in the words of schema.org, for search engines and agendas of others.
import type { EventView, PlaceView } from './event-view.ts';

export function eventJsonLd(event: EventView, publicUrl: string): Record<string, unknown> {
  const url = `${publicUrl}/evenements/${event.slug}`;
  const places = [event.place, ...event.days.map(({ place }) => place)].filter((place) => place !== null);
  const locations = [
    ...places.slice(0, 1).map(placeOf),
    ...(event.isFromAfar ? [{ '@type': 'VirtualLocation', url: event.link || url }] : []),
  ];
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: event.title,
    url,
    image: `${url}/image`,
    startDate: event.startsAt,
    endDate: event.endsAt,
    eventStatus: `https://schema.org/${event.status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${modeOf(places.length > 0, event.isFromAfar)}`,
    inLanguage: 'fr',
    ...(event.summary.length > 0 && { description: event.summary.join('\n\n') }),
    ...(locations.length > 0 && { location: locations.length === 1 ? locations[0] : locations }),
    ...(event.organisers.length > 0 && {
      organizer: event.organisers.map(({ name, href }) => ({
        '@type': 'Organization',
        name,
        ...(href && { url: `${publicUrl}${href}` }),
      })),
    }),
    ...(event.capacity !== null && { maximumAttendeeCapacity: event.capacity }),
  };
}

/** Inside a script element nothing may end it, nor open another one. */
export function scriptText(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function modeOf(hasPlace: boolean, hasLink: boolean): string {
  if (hasPlace && hasLink) return 'MixedEventAttendanceMode';
  return hasLink ? 'OnlineEventAttendanceMode' : 'OfflineEventAttendanceMode';
}

function placeOf({ name, address, commune, latitude, longitude }: PlaceView): Record<string, unknown> {
  return {
    '@type': 'Place',
    name: name || address || commune,
    address: {
      '@type': 'PostalAddress',
      ...(address && { streetAddress: address }),
      ...(commune && { addressLocality: commune }),
      addressCountry: 'FR',
    },
    ...(latitude !== null && longitude !== null && { geo: { '@type': 'GeoCoordinates', latitude, longitude } }),
  };
}
