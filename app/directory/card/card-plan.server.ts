// What the small plan of a card draws: where its services receive, in the land where they act.
import { outlineOf } from '#app/territories/zone-outline.ts';
import type { ServiceDocument } from '#search/service-document.ts';
import { FAMILY_CODES } from '../family-look.ts';
import type { PlanView } from './card-view.ts';

const MOST_ZONE_PLACES = 90;
const MOST_NAMES = 14;

/** null when there is nothing to draw: no place, and a zone that is the whole country. */
export function cardPlan(documents: ServiceDocument[], family: string): PlanView | null {
  const services = documents.filter((document) => document.service !== null);
  const tint = Math.max(0, FAMILY_CODES.indexOf(family));
  const places = new Map(
    services.flatMap((document) =>
      (document.service?.places ?? []).map((place) => [`${place.latitude} ${place.longitude}`, place] as const),
    ),
  );
  const points = [...places.values()].map((place) => ({
    lat: place.latitude,
    lon: place.longitude,
    label: `${place.label}, ${place.commune.name}`,
    tint,
  }));
  const zones = [...new Set(services.flatMap((document) => document.zones))].filter((zone) => zone !== 'france');
  const exclusions = (services[0]?.exclusions ?? []).filter((zone) =>
    services.every((document) => document.exclusions.includes(zone)),
  );
  const land = outlineOf(zones, exclusions, MOST_ZONE_PLACES).points.map(({ name, lat, lon }) => ({ name, lat, lon }));
  if (points.length === 0 && land.length === 0) return null;
  const here = [...places.values()].map(({ commune, latitude, longitude }) => ({
    name: commune.name,
    lat: latitude,
    lon: longitude,
  }));
  return { points, places: [...land.slice(0, MOST_NAMES), ...here], zone: land };
}
