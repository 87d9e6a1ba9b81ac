// An event as the lines of a calendar: one, or one for each of its days.
import { findCommune } from '#db/gazetteer.ts';
import type { StoredEvent } from '../stored-event.server.ts';
import type { CalendarEntry } from './calendar.ts';

export type CalendarSource = Pick<StoredEvent, 'row' | 'days'> & { placeOrganisation: { name: string } | null };

/** Whoever subscribes has not registered. */
function linkLine({ link, takesRegistrations }: CalendarSource['row']): string {
  if (link === '') return '';
  return takesRegistrations ? 'À distance, par le lien envoyé aux personnes inscrites.' : `À distance : ${link}`;
}

type Where = {
  placeName: string;
  address: string;
  communeCode: string | null;
  latitude: number | null;
  longitude: number | null;
};

export function calendarEntries({ row, days, placeOrganisation }: CalendarSource, publicUrl: string): CalendarEntry[] {
  const url = `${publicUrl}/evenements/${row.slug}`;
  const about = {
    title: row.title,
    isCancelled: row.status === 'cancelled',
    revision: row.revision,
    changedAt: row.updatedAt,
    url,
    description: [row.summary, linkLine(row), url].filter(Boolean).join('\n\n'),
  };
  const host = placeOrganisation?.name ?? '';
  if (days.length === 0)
    return [{ id: row.id, startsAt: row.startsAt, endsAt: row.endsAt, ...about, ...placed(row, host) }];
  return days.map((day) => ({
    id: day.id,
    startsAt: day.startsAt,
    endsAt: day.endsAt,
    ...about,
    ...placed(saysWhere(day) ? day : row, host),
  }));
}

function placed(where: Where, host: string): Pick<CalendarEntry, 'location' | 'point'> {
  const { placeName, address, communeCode, latitude, longitude } = where;
  const commune = communeCode === null ? '' : (findCommune(communeCode)?.name ?? '');
  return {
    location: [host, placeName, address, commune].filter(Boolean).join(', '),
    point: latitude === null || longitude === null ? null : { latitude, longitude },
  };
}

function saysWhere({ placeName, address, communeCode }: Where): boolean {
  return placeName !== '' || address !== '' || communeCode !== null;
}
