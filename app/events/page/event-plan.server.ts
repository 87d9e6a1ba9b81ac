// What the small plan of an event draws: its places, and the names of the communes around.
import type { PlanInput } from '#app/map/plan-layout.ts';
import { outlineOf } from '#app/territories/zone-outline.ts';
import type { EventView, PlaceView } from './event-view.ts';

const MOST_NAMES = 14;

export type EventPlan = Pick<PlanInput, 'points' | 'places'>;

/** null when nothing of it stands anywhere. */
export function eventPlan({ place, days, title }: EventView, zones: string[]): EventPlan | null {
  const places = [place, ...days.map((day) => day.place)].filter((one): one is PlaceView => one !== null);
  const points = places.flatMap(({ name, commune, latitude, longitude }) =>
    latitude === null || longitude === null
      ? []
      : [{ lat: latitude, lon: longitude, label: [name || title, commune].filter(Boolean).join(', '), tint: 0 }],
  );
  if (points.length === 0) return null;
  const here = points.map(({ lat, lon }, at) => ({ name: places[at]?.commune ?? '', lat, lon }));
  const around = outlineOf(zones, [], 60).points.map(({ name, lat, lon }) => ({ name, lat, lon }));
  return { points, places: [...around.slice(0, MOST_NAMES), ...here.filter(({ name }) => name !== '')] };
}
