// What the zones of a form say and cover, exclusions taken away.
import { readZones } from '#app/territories/zone-input.ts';
import { outlineOf } from '#app/territories/zone-outline.ts';
import { describeZones } from '#app/territories/zone-wording.ts';

export type ZoneReading = { sentence: string; points: { name: string; lat: number; lon: number }[] };

const MOST_POINTS = 120;

/** null while nothing is understood. */
export function readZonePlan(zones: string, exclusions: string, detail: string): ZoneReading | null {
  const [into, out] = [readZones(zones).codes, readZones(exclusions).codes];
  if (into.length === 0) return null;
  return {
    sentence: describeZones(into, out, detail || null),
    points: outlineOf(into, out, MOST_POINTS).points.map(({ name, lat, lon }) => ({ name, lat, lon })),
  };
}
